#include "ui/base/sentences.h"

namespace mianguan {

namespace {

bool isFullWidth(QChar stop) { return QStringLiteral("。；！？：").contains(stop); }

} // namespace

QString runOn(const QStringList& sentences) {
    QString all;
    for (const QString& sentence : sentences) {
        if (!all.isEmpty() && !sentence.isEmpty() && !isFullWidth(all.back())) all += QLatin1Char(' ');
        all += sentence;
    }
    return all;
}

} // namespace mianguan
