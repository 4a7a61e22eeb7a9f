#include "app/station/appearance.h"

#include "core/base/language.h"
#include "ui/base/settings.h"
#include "ui/theme/system_scheme.h"
#include "ui/theme/theme.h"

#include <QApplication>

namespace mianguan {

Appearance::Appearance(QApplication& app, Settings& remembered, const QString& language)
    : application(app), settings(remembered) {
    useLanguage(language.isEmpty() ? settings.get(setting::language) : language);
    useTheme(settings.get(setting::theme));
}

void Appearance::useLanguage(const QString& name) { installLanguage(application, name); }

void Appearance::useTheme(const QString& name) {
    const bool system = name != QLatin1String("light") && name != QLatin1String("dark");
    const bool wanted = system ? settings.get(setting::systemWasDark) : name == QLatin1String("dark");
    if (!application.styleSheet().isEmpty() && wanted == dark) return;
    dark = wanted;
    applyTheme(application, dark);
}

void Appearance::followSystem() {
    if (scheme) return;
    scheme = new SystemScheme(this);
    connect(scheme, &SystemScheme::answered, this, [this](bool isDark) {
        settings.set(setting::systemWasDark, isDark);
        useTheme(settings.get(setting::theme));
    });
    scheme->ask();
}

} // namespace mianguan
