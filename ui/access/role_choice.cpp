#include "ui/access/role_choice.h"

#include "core/access/rights.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QLocale>

namespace mianguan {

namespace {

constexpr int underTheWords = 30; ///< the check box's own width

} // namespace

QString dutiesOf(Role role) {
    QStringList names;
    for (int i = 0; i < commandCount; ++i)
        if (const auto command = Command(i); may(role, command) && rolesFor(command) != everyRole())
            names += commandName(command);
    return QLocale().createSeparatedList(names);
}

RoleChoice::RoleChoice(QWidget* parent) : QWidget(parent) {
    auto* layout = column(this, 0, 0);
    for (const Role role : allRoles) {
        auto* box = new QCheckBox(this);
        box->setObjectName(QStringLiteral("role-") + roleId(role));
        auto* words = makeLabel("small", this);
        words->setWordWrap(true);
        auto* below = rowOf(nullptr, 0, 0);
        below->setContentsMargins(underTheWords, 0, 0, measure::hair);
        below->addWidget(words);
        layout->addWidget(box);
        layout->addLayout(below);
        boxes += box;
        duties += words;
        connect(box, &QCheckBox::clicked, this, &RoleChoice::changed);
    }
    setFocusProxy(boxes.first());
    keepTranslated(this, [this] { translate(); });
}

void RoleChoice::translate() {
    for (int i = 0; i < boxes.size(); ++i) {
        boxes.at(i)->setText(roleName(allRoles[size_t(i)]));
        boxes.at(i)->setAccessibleName(boxes.at(i)->text());
        duties.at(i)->setText(tr("May %1", "a list of rights follows").arg(dutiesOf(allRoles[size_t(i)])));
        boxes.at(i)->setAccessibleDescription(duties.at(i)->text());
    }
}

void RoleChoice::setRoles(Roles roles) {
    for (int i = 0; i < boxes.size(); ++i)
        boxes.at(i)->setChecked(roles.testFlag(allRoles[size_t(i)]));
}

Roles RoleChoice::roles() const {
    Roles chosen;
    for (int i = 0; i < boxes.size(); ++i)
        chosen.setFlag(allRoles[size_t(i)], boxes.at(i)->isChecked());
    return chosen;
}

} // namespace mianguan
