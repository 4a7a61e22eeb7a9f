#include "ui/settings/settings_page.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/hub/hub_card.h"
#include "ui/settings/devices_card.h"
#include "ui/settings/quick_reasons.h"
#include "ui/settings/store_card.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QScrollArea>

namespace mianguan {

SettingsPage::SettingsPage(Store& store, HubModel& hub, Settings& remembered, QWidget* parent)
    : QWidget(parent), settings(remembered) {
    setObjectName(QStringLiteral("settingsPage"));
    setProperty("kind", QStringLiteral("page"));
    auto* form = new QWidget(this);
    form->setProperty("kind", QStringLiteral("form"));
    form->setMaximumWidth(820);
    title = makeLabel("title", form);
    auto* cards = column(form, measure::loose, measure::wide);
    cards->addWidget(title);
    cards->addWidget(makeLook());
    auto* keys = new QuickReasons(settings, form);
    cards->addWidget(keys);
    if (!store.practice()) cards->addWidget(new HubCard(hub, form));
    cards->addWidget(new DevicesCard(store, settings, form));
    cards->addWidget(new StoreCard(store, form));
    cards->addWidget(makeAbout());
    cards->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(form);
    column(this, 0, 0)->addWidget(scroll);
    connect(keys, &QuickReasons::changed, this, &SettingsPage::quickReasonsChanged);
    keepTranslated(this, [this] { translate(); });
}

QWidget* SettingsPage::makeLook() {
    auto* card = makeFrame("card", this);
    languageLabel = makeLabel("section", card);
    language = makeChoice("language", card);
    setFocusProxy(language);
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->setCurrentIndex(std::max(0, language->findData(settings.get(setting::language))));
    themeLabel = makeLabel("section", card);
    theme = makeChoice("theme", card);
    for (const char* id : {"system", "light", "dark"})
        theme->addItem(QString(), QLatin1String(id));
    theme->setCurrentIndex(std::max(0, theme->findData(settings.get(setting::theme))));
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(measure::wide, measure::wide, measure::wide, measure::wide);
    grid->setHorizontalSpacing(measure::loose);
    grid->setVerticalSpacing(measure::normal);
    grid->addWidget(languageLabel, 0, 0);
    grid->addWidget(language, 0, 1);
    grid->addWidget(themeLabel, 1, 0);
    grid->addWidget(theme, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(language, &QComboBox::activated, this, [this] {
        settings.set(setting::language, language->currentData().toString());
        Q_EMIT languageChosen(language->currentData().toString());
    });
    connect(theme, &QComboBox::activated, this, [this] {
        settings.set(setting::theme, theme->currentData().toString());
        Q_EMIT themeChosen(theme->currentData().toString());
    });
    return card;
}

QWidget* SettingsPage::makeAbout() {
    auto* card = makeFrame("card", this);
    aboutTitle = makeLabel("section", card);
    about = makeLabel("quiet", card);
    about->setWordWrap(true);
    auto* layout = column(card, measure::wide, measure::tight);
    layout->addWidget(aboutTitle);
    layout->addWidget(about);
    return card;
}

void SettingsPage::translate() {
    setAccessibleName(tr("Settings"));
    title->setText(tr("Settings"));
    languageLabel->setText(tr("Language"));
    language->setAccessibleName(languageLabel->text());
    themeLabel->setText(tr("Colours"));
    theme->setAccessibleName(themeLabel->text());
    theme->setItemText(0, tr("As the system"));
    theme->setItemText(1, tr("Light"));
    theme->setItemText(2, tr("Dark"));
    aboutTitle->setText(tr("Mianguan %1").arg(QStringLiteral(MIANGUAN_VERSION)));
    about->setText(tr("Makes and reviews graduates' certificate photos. Free software; the licences of every "
                      "part are in the LICENSE file."));
}

} // namespace mianguan
