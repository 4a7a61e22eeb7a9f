#include "core/identify/adapters/mianguan_adapter.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <cstring>

// A card reader whose device is a folder (README.md here).

namespace {

struct Device {
    QString folder;
    QDateTime reported; ///< when the card last reported was written
};

Device device;

constexpr qint64 writingMs = 1000; ///< so long what is no card yet may become one

int32_t failed(mianguan_error* error, const QByteArray& text) {
    qstrncpy(error->text, text.constData(), sizeof error->text);
    return MIANGUAN_FAILED;
}

int32_t open(const char* settings, mianguan_error* error) {
    device = {QString::fromUtf8(settings), {}};
    return QFileInfo(device.folder).isDir() ? MIANGUAN_OK : failed(error, "the settings name no folder");
}

void close() { device = {}; }

template <size_t N>
bool take(char (&to)[N], const QJsonObject& card, const char* name) {
    const QByteArray text = card.value(QLatin1String(name)).toString().toUtf8();
    if (text.size() >= qsizetype(N)) return false;
    std::memcpy(to, text.constData(), size_t(text.size()));
    return true;
}

bool takeTexts(const QJsonObject& from, mianguan_card& card) {
    return take(card.name, from, "name") && take(card.sex, from, "sex") &&
           take(card.ethnic_group, from, "ethnic_group") && take(card.birth_date, from, "birth_date") &&
           take(card.address, from, "address") && take(card.identity_number, from, "identity_number") &&
           take(card.issuer, from, "issuer") && take(card.valid_from, from, "valid_from") &&
           take(card.valid_to, from, "valid_to");
}

bool takePortrait(mianguan_card& card) {
    QFile file(QDir(device.folder).filePath(QStringLiteral("portrait.jpg")));
    if (!file.exists()) return true;
    if (!file.open(QFile::ReadOnly) || file.size() > card.portrait_capacity) return false;
    const QByteArray bytes = file.readAll();
    std::memcpy(card.portrait, bytes.constData(), size_t(bytes.size()));
    card.portrait_length = uint32_t(bytes.size());
    card.portrait_format = MIANGUAN_PORTRAIT_JPEG;
    return true;
}

int32_t readCard(const QJsonDocument& document, mianguan_card* card, mianguan_error* error) {
    if (!document.isObject()) return failed(error, "card.json is not a JSON object");
    if (!takeTexts(document.object(), *card)) return failed(error, "a text of card.json is too long");
    return takePortrait(*card) ? MIANGUAN_OK : failed(error, "portrait.jpg cannot be read or is too large");
}

int32_t read(uint32_t waitMs, mianguan_card* card, mianguan_error* error) {
    const QDeadlineTimer deadline{qint64(waitMs)};
    QFile file(QDir(device.folder).filePath(QStringLiteral("card.json")));
    do {
        const QDateTime written = QFileInfo(file).lastModified();
        if (written.isValid() && written != device.reported && file.open(QFile::ReadOnly)) {
            const auto document = QJsonDocument::fromJson(file.readAll());
            file.close();
            const bool whole =
                document.isObject() || written.msecsTo(QDateTime::currentDateTime()) > writingMs;
            if (whole) {
                device.reported = written;
                return readCard(document, card, error);
            }
        }
        QThread::msleep(20);
    } while (!deadline.hasExpired());
    return MIANGUAN_NOTHING;
}

constexpr mianguan_card_reader reader{MIANGUAN_ADAPTER_VERSION, "folder", open, close, read};

} // namespace

const mianguan_card_reader* mianguan_get_card_reader(uint32_t version) {
    return version == MIANGUAN_ADAPTER_VERSION ? &reader : nullptr;
}
