#include "core/hub/admin/arguments.h"

#include <QCoreApplication>

namespace mianguan::hub {

Fail wrong(const QString& what, const QString& where, const QString& remedy) {
    return fail(ErrorKind::Refused, what, where, remedy);
}

Result<Id> idIn(const QJsonObject& arguments, const QString& name) {
    const QString text = arguments[name].toString();
    const auto id = Id::fromHex(text);
    if (id) return *id;
    return wrong(QCoreApplication::translate("HubCommands", "This is not an id of 32 hexadecimal digits"),
                 text);
}

} // namespace mianguan::hub
