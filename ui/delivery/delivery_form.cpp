#include "ui/delivery/delivery_form.h"

#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QDir>
#include <QGridLayout>
#include <QLineEdit>

namespace mianguan {

namespace {

constexpr const char* patternFields[] = {"{student}",  "{identity}", "{name}",   "{class}",    "{code}",
                                         "{shooting}", "{file}",     "{number}", "{number:4}", "{date}"};

} // namespace

DeliveryForm::DeliveryForm(Settings& remembered, QWidget* parent) : QFrame(parent), settings(remembered) {
    setProperty("kind", QStringLiteral("card"));
    folderLabel = makeLabel("section", this);
    folder = new QLineEdit(settings.get(setting::deliveryFolder), this);
    folder->setObjectName(QStringLiteral("deliveryFolder"));
    browse = makeButton("chooseDeliveryFolder", folder->text().isEmpty() ? "primary" : "plain", this);
    patternLabel = makeLabel("section", this);
    pattern = new QLineEdit(settings.get(setting::deliveryPattern), this);
    pattern->setObjectName(QStringLiteral("deliveryPattern"));
    fieldsLabel = makeLabel("quiet", this);
    fields = rowOf(nullptr, 0, measure::tight);
    fields->addWidget(fieldsLabel);
    for (const char* field : patternFields)
        addField(QLatin1String(field));
    fields->addStretch();
    onlyNew = new QCheckBox(this);
    onlyNew->setObjectName(QStringLiteral("onlyNew"));
    onlyNew->setChecked(settings.get(setting::deliveryOnlyNew));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(measure::wide, measure::wide, measure::wide, measure::normal);
    grid->setHorizontalSpacing(measure::normal);
    grid->setVerticalSpacing(measure::tight);
    grid->addWidget(folderLabel, 0, 0);
    grid->addWidget(folder, 0, 1);
    grid->addWidget(browse, 0, 2);
    grid->addWidget(patternLabel, 1, 0);
    grid->addWidget(pattern, 1, 1, 1, 2);
    grid->addLayout(fields, 2, 1, 1, 2);
    grid->addWidget(onlyNew, 3, 1, 1, 2);
    grid->setColumnStretch(1, 1);

    connect(browse, &QPushButton::clicked, this, &DeliveryForm::choose);
    for (QLineEdit* field : {folder, pattern})
        connect(field, &QLineEdit::textChanged, this, &DeliveryForm::remember);
    connect(onlyNew, &QCheckBox::toggled, this, &DeliveryForm::remember);
    keepTranslated(this, [this] { translate(); });
}

void DeliveryForm::addField(const QString& field) {
    auto* tool = new QToolButton(this);
    tool->setProperty("kind", QStringLiteral("field"));
    tool->setMinimumHeight(measure::denseRow);
    tool->setFocusPolicy(Qt::TabFocus);
    say(tool, field);
    fields->addWidget(tool);
    connect(tool, &QToolButton::clicked, this, [this, field] {
        pattern->insert(field);
        pattern->setFocus();
    });
}

Delivery::Request DeliveryForm::request() const {
    Delivery::Request request;
    request.folder = folder->text().trimmed();
    request.pattern = pattern->text();
    request.onlyNew = onlyNew->isChecked();
    return request;
}

void DeliveryForm::choose() {
    const QString open = folder->text().isEmpty() ? QDir::homePath() : folder->text();
    chooseFolder(this, {tr("Folder for the approved photos"), open, {}},
                 [this](const QString& chosen) { folder->setText(chosen); });
}

void DeliveryForm::remember() {
    const Delivery::Request now = request();
    settings.set(setting::deliveryFolder, now.folder);
    settings.set(setting::deliveryPattern, now.pattern);
    settings.set(setting::deliveryOnlyNew, now.onlyNew);
    Q_EMIT changed();
}

void DeliveryForm::translate() {
    folderLabel->setText(tr("Into the folder"));
    folder->setAccessibleName(folderLabel->text());
    folder->setPlaceholderText(tr("Choose where the approved photos go"));
    say(browse, tr("Choose folder…"));
    patternLabel->setText(tr("Named"));
    pattern->setAccessibleName(tr("Naming pattern"));
    fieldsLabel->setText(tr("Insert:"));
    onlyNew->setText(tr("Only what was not delivered before"));
    onlyNew->setAccessibleName(onlyNew->text());
}

} // namespace mianguan
