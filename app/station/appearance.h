#pragma once

#include <QObject>

class QApplication;

namespace mianguan {

class Settings;
class SystemScheme;

/// Keeps language and colours as chosen, live.
class Appearance : public QObject {
    Q_OBJECT
public:
    /// `language` holds for this run; empty: as remembered.
    Appearance(QApplication& application, Settings& settings, const QString& language);

    void useLanguage(const QString& name);
    void useTheme(const QString& name); ///< system, light or dark
    void followSystem();                ///< begins to ask the desktop; after the first frame, it may be slow

private:
    QApplication& application;
    Settings& settings;
    SystemScheme* scheme = nullptr;
    bool dark = false;
};

} // namespace mianguan
