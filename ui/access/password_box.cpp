#include "ui/access/password_box.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

PasswordBox::PasswordBox(const char* name, QWidget* parent) : QWidget(parent) {
    label = makeLabel("field", this);
    field = new PasswordLine(name, this);
    label->setBuddy(field);
    setFocusProxy(field);
    eye = makeTool("showPassword", QStringLiteral("eye"), this);
    eye->setCheckable(true);
    caps = makeLabel("caution", this);
    caps->setObjectName(QStringLiteral("capsLock"));
    caps->hide();
    auto* row = rowOf(nullptr, 0, measure::hair);
    row->addWidget(field, 1);
    row->addWidget(eye);
    auto* layout = column(this, 0, measure::hair);
    layout->addWidget(label);
    layout->addLayout(row);
    layout->addWidget(caps);
    connect(eye, &QToolButton::toggled, this, &PasswordBox::setShown);
    connect(field, &PasswordLine::capsLockSeen, caps, &QLabel::setVisible);
    keepTranslated(this, [this] { translate(); });
}

void PasswordBox::translate() {
    caps->setText(tr("Caps Lock is on"));
    mianguan::name(eye, field->echoMode() == QLineEdit::Normal ? tr("Hide the password")
                                                               : tr("Show the password"));
}

void PasswordBox::setWords(const QString& words) {
    label->setText(words);
    field->setAccessibleName(words);
}

void PasswordBox::setShown(bool shown) {
    if ((field->echoMode() == QLineEdit::Normal) == shown) return;
    field->setShown(shown);
    eye->setChecked(shown);
    eye->setIcon(icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye")));
    translate();
    Q_EMIT shownChanged(shown);
}

} // namespace mianguan
