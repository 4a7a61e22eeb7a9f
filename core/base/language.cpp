#include "core/base/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace mianguan {

namespace {

const QString ours = QStringLiteral("mianguanWords"), toolkits = QStringLiteral("toolkitWords");

void replaceTranslator(QCoreApplication& application, const QString& role, const QString& file,
                       const QString& folder) {
    if (auto* before = application.findChild<QTranslator*>(role)) {
        QCoreApplication::removeTranslator(before);
        delete before;
    }
    auto* words = new QTranslator(&application);
    words->setObjectName(role);
    if (words->load(file, folder)) QCoreApplication::installTranslator(words);
}

} // namespace

QStringList languages() { return {QStringLiteral("zh_CN"), QStringLiteral("en")}; }

void installLanguage(QCoreApplication& application, const QString& name) {
    QLocale::setDefault(QLocale(name));
    replaceTranslator(application, toolkits, QStringLiteral("qtbase_") + name,
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    replaceTranslator(application, ours, QStringLiteral("mianguan_") + name, QStringLiteral(":/i18n"));
}

} // namespace mianguan
