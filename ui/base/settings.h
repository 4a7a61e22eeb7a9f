#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace mianguan {

/// One remembered choice: its place in the file, its type, what holds until it is made, and what it means.
template <class T>
struct Setting {
    const char* key;
    T fallback;
    const char* meaning;
};

/// The whole table. Nothing personal is ever kept here, and no list of recent files.
namespace setting {
inline const Setting<QString> language{"look/language", QStringLiteral("zh_CN"), "zh_CN or en"};
inline const Setting<QString> theme{"look/theme", QStringLiteral("system"), "system, light or dark"};
inline const Setting<bool> systemWasDark{
    "look/system-was-dark", false, "the desktop's last answer, so that the first frame has its colours"};
inline const Setting<QString> page{"window/page", QStringLiteral("review"), "the page shown last"};
inline const Setting<QByteArray> geometry{"window/geometry", {}, "place and size, Qt's own format"};
inline const Setting<QByteArray> reviewColumns{
    "review/columns", {}, "splitter of filmstrip, pictures, evidence"};
inline const Setting<QByteArray> reviewPictures{
    "review/pictures", {}, "splitter of standard photo and original"};
inline const Setting<bool> evidence{"review/evidence", true, "findings and guides are shown"};
inline const Setting<QStringList> quickReasons{
    "review/quick-reasons",
    {QStringLiteral("eyes-closed"), QStringLiteral("glasses-glare"), QStringLiteral("hair-over-brows"),
     QStringLiteral("mouth-open"), QStringLiteral("face-turned"), QStringLiteral("shoulders-uneven"),
     QStringLiteral("blurred"), QStringLiteral("clothes-like-background"),
     QStringLiteral("background-shadow")},
    "reason ids on the keys 1 to 9"};
inline const Setting<QString> importFolder{"import/folder", {}, "where the file dialog opens"};
inline const Setting<QString> importSpecification{
    "import/specification", {}, "profile id; empty for the default"};
inline const Setting<QString> watchFolder{"import/watch-folder", {}, "the watched folder"};
inline const Setting<QString> referenceFolder{"import/reference-folder", {}, "where reference pictures lie"};
inline const Setting<bool> watching{"import/watching", false, "the folder is being watched"};
inline const Setting<QString> deliveryFolder{"delivery/folder", {}, "where approved photos go"};
inline const Setting<QString> deliveryPattern{"delivery/pattern", QStringLiteral("{file}"),
                                              "how they are named"};
inline const Setting<bool> deliveryOnlyNew{"delivery/only-new", true, "leave out what was delivered before"};
inline const Setting<QString> camera{"desk/camera", {}, "kind|id of the camera used last"};
inline const Setting<QByteArray> cameraSettings{
    "desk/camera-settings", {}, "JSON: what was set by hand, by the camera's kind|id"};
inline const Setting<QString> cardReader{"devices/card-reader", {}, "the vendor's library; empty: none"};
inline const Setting<QString> cardReaderSettings{
    "devices/card-reader-settings", {}, "handed to that library as it is"};
inline const Setting<QString> codeDecoder{"devices/code-decoder", {}, "the library; empty: none"};
inline const Setting<QByteArray> rosterColumns{
    "roster/columns", {}, "JSON: by school, field by heading, of its last list"};
inline const Setting<QByteArray> paidColumns{"fees/columns", {}, "the same of its last list of who paid"};
inline const Setting<bool> shootBySelf{"desk/shoot-by-self", false, "when steady and green"};
inline const Setting<bool> burst{"desk/burst", false, "three shots at once"};
inline const Setting<QString> finishBy{
    "desk/finish-by", {}, "HH:mm the session is to be done by; empty: no such time"};
inline const Setting<QString> ticketWhen{"desk/ticket", QStringLiteral("never"),
                                         "number ticket: never, arrival or submission"};
inline const Setting<QString> ticketPrinter{"desk/ticket-printer", {}, "name; empty: into the folder"};
inline const Setting<QString> ticketFolder{"desk/ticket-folder", {}, "where tickets go as files"};
inline const Setting<int> ticketPaper{"desk/ticket-paper", 58, "mm wide; 210: A4"};
inline const Setting<bool> mirrored{"desk/mirrored", false, "the operator's preview, never a file"};
inline const Setting<QString> backupFolder{"safety/backup-folder", {}, "where the last backup went"};
} // namespace setting

/// The settings file of this user. Written through whole-file replacement, so a power cut leaves old or new.
class Settings {
public:
    explicit Settings(const QString& file = defaultFile());
    static QString defaultFile();

    template <class T>
    T get(const Setting<T>& setting) const {
        return file.value(QLatin1String(setting.key), QVariant::fromValue(setting.fallback))
            .template value<T>();
    }
    template <class T>
    void set(const Setting<T>& setting, const T& value) {
        file.setValue(QLatin1String(setting.key), QVariant::fromValue(value));
    }

private:
    void migrate();
    QSettings file;
};

} // namespace mianguan
