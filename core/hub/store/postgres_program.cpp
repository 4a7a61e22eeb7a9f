#include "core/hub/store/postgres_program.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

namespace mianguan::hub {

namespace {

constexpr int lookEvery = 200; // ms, whether someone stopped

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

QString quoted(QString value) {
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + value + QLatin1Char('\'');
}

/// As libpq reads it, with everything the address said: a connection that must be encrypted is so here too.
QString connectionTo(const Database::Place& place) {
    QStringList parts;
    const auto add = [&](const QString& name, const QString& value) {
        if (!value.isEmpty()) parts += name + QLatin1Char('=') + quoted(value);
    };
    add(QStringLiteral("host"), place.host);
    add(QStringLiteral("dbname"), place.name);
    add(QStringLiteral("user"), place.user);
    if (place.port > 0) add(QStringLiteral("port"), QString::number(place.port));
    for (const QString& option : place.options.split(QLatin1Char(';'), Qt::SkipEmptyParts))
        add(option.section(QLatin1Char('='), 0, 0), option.section(QLatin1Char('='), 1));
    return parts.join(QLatin1Char(' '));
}

Fail failed(const QString& program, const QString& said, const QString& where) {
    return fail(ErrorKind::System, text(QT_TRANSLATE_NOOP("Hub", "%1 failed: %2")).arg(program, said), where,
                text(QT_TRANSLATE_NOOP("Hub", "Check that PostgreSQL's client programs of the server's "
                                              "version are installed.")));
}

} // namespace

Result<void> runPostgresProgram(const QString& program, const QStringList& arguments,
                                const Database::Place& place, const Transfer& transfer) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!place.password.isEmpty()) environment.insert(QStringLiteral("PGPASSWORD"), place.password);
    process.setProcessEnvironment(environment);
    process.start(program, QStringList{QStringLiteral("--no-password"),
                                       QStringLiteral("--dbname=") + connectionTo(place)} +
                               arguments);
    if (!process.waitForStarted()) return failed(program, process.errorString(), place.shown);
    while (!process.waitForFinished(lookEvery) && process.state() != QProcess::NotRunning) {
        if (auto going = transfer.goOn(); !going) {
            process.kill();
            process.waitForFinished();
            return going;
        }
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) return {};
    return failed(program, QString::fromUtf8(process.readAllStandardError()).simplified(), place.shown);
}

} // namespace mianguan::hub
