#pragma once

#include <QDBusVariant>
#include <QObject>

namespace mianguan {

/// Whether the desktop asks for dark colours (xdg-desktop-portal). Answers arrive later; without a portal,
/// never.
class SystemScheme : public QObject {
    Q_OBJECT
public:
    explicit SystemScheme(QObject* parent = nullptr);

    void ask();

Q_SIGNALS:
    void answered(bool dark);

private:
    Q_SLOT void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);
    void tell(const QVariant& value);
};

} // namespace mianguan
