#include "app/batch/report.h"

#include "app/batch/terminal.h"
#include "core/spec/wording.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace mianguan::batch {

namespace {

QString statusOf(const Judgement& judgement) {
    return judgement.unreadable ? QStringLiteral("unreadable") : statusName(judgement.portrait.status());
}

QJsonArray findingsJson(const Findings& findings) {
    QJsonArray list;
    for (const Finding& finding : findings) {
        QJsonObject json = toJson(finding);
        json.insert(QStringLiteral("message"), messageFor(finding));
        list << json;
    }
    return list;
}

QJsonObject timesJson(const Judgement& judgement) {
    QJsonObject times;
    for (const StageTime& time : judgement.portrait.times)
        times.insert(time.stage, time.ms);
    times.insert(QStringLiteral("total"), judgement.totalMs);
    return times;
}

QString mark(Status status) {
    switch (status) {
    case Status::Pass:
        return QStringLiteral("✓");
    case Status::Warn:
        return QStringLiteral("!");
    case Status::Fail:
        return QStringLiteral("✗");
    case Status::NotAssessed:
        return QStringLiteral("–");
    }
    return {};
}

} // namespace

ExitStatus graver(ExitStatus a, ExitStatus b) {
    const auto rank = [](ExitStatus s) {
        return s == WrongUsage ? 3 : s == Unreadable ? 2 : s == Failed ? 1 : 0;
    };
    return rank(a) >= rank(b) ? a : b;
}

ExitStatus Judgement::exitStatus() const {
    if (unreadable) return Unreadable;
    return portrait.status() == Status::Fail || writeError ? Failed : Passed;
}

QJsonObject toJson(const Judgement& judgement) {
    QJsonObject json = mianguan::toJson(judgement.portrait);
    const std::optional<Error>& error = judgement.unreadable ? judgement.unreadable : judgement.writeError;
    json.insert(QStringLiteral("input"), judgement.input);
    json.insert(QStringLiteral("status"), statusOf(judgement));
    json.insert(QStringLiteral("error"), error ? QJsonValue(error->sentence()) : QJsonValue::Null);
    json.insert(QStringLiteral("output"),
                judgement.output.isEmpty() ? QJsonValue::Null : QJsonValue(judgement.output));
    json.insert(QStringLiteral("spec"), judgement.specification);
    json.insert(QStringLiteral("findings"), findingsJson(judgement.portrait.findings));
    json.insert(QStringLiteral("ms"), timesJson(judgement));
    return json;
}

QString toText(const Judgement& judgement) {
    if (judgement.unreadable)
        return QStringLiteral("✗ %1\n    %2").arg(judgement.input, judgement.unreadable->sentence());
    QString text = QStringLiteral("%1 %2").arg(mark(judgement.portrait.status()), judgement.input);
    if (!judgement.output.isEmpty()) text += QStringLiteral(" → ") + judgement.output;
    if (judgement.writeError) text += QStringLiteral("\n    ") + judgement.writeError->sentence();
    for (const Finding& finding : judgement.portrait.findings)
        if (finding.status == Status::Warn || finding.status == Status::Fail)
            text += QStringLiteral("\n    %1 %2").arg(mark(finding.status), messageFor(finding));
    return text;
}

Result<void> Report::open(const QString& target) {
    path = target;
    if (target.isEmpty()) return {};
    words = false;
    file.setFileName(target);
    const bool opened = target == QLatin1String("-") ? file.open(stdout, QIODevice::WriteOnly)
                                                     : file.open(QIODevice::WriteOnly | QIODevice::Truncate);
    if (opened) return {};
    return fail(
        ErrorKind::System,
        QCoreApplication::translate("Batch", "The report cannot be written: %1").arg(file.errorString()),
        target, QCoreApplication::translate("Batch", "Choose another path for --json."));
}

void Report::add(const Judgement& judgement) {
    if (words) return sayOutput(toText(judgement));
    addLine(toJson(judgement));
}

void Report::addLine(const QJsonObject& line) {
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (!file.isOpen()) return sayOutput(QString::fromUtf8(bytes.trimmed()));
    file.write(bytes);
    file.flush();
}

Result<void> Report::close() {
    if (!file.isOpen()) return {};
    const bool fine = file.flush() && file.error() == QFileDevice::NoError;
    file.close();
    if (fine) return {};
    return fail(ErrorKind::DiskFull,
                QCoreApplication::translate("Batch", "The report could not be written whole"), path,
                QCoreApplication::translate("Batch", "Free some space on this disk, then run again."));
}

} // namespace mianguan::batch
