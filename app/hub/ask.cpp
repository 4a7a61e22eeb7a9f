#include "app/hub/ask.h"

#include "core/hub/admin/admin_routes.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <curl/curl.h>
#include <memory>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubProgram)
};

struct EndCurl {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Curl = std::unique_ptr<CURL, EndCurl>;

size_t collect(char* bytes, size_t, size_t count, void* into) {
    static_cast<QByteArray*>(into)->append(bytes, qsizetype(count));
    return count;
}

Fail noAnswer(const QString& socket, CURLcode code) {
    return fail(ErrorKind::System,
                Words::tr("The running hub does not answer: %1").arg(QLatin1String(curl_easy_strerror(code))),
                socket, Words::tr("Look into its log, and start it again."));
}

/// None when nobody listens there.
std::optional<Result<QJsonObject>> askRunning(const QString& socket, const QString& command,
                                              const QJsonObject& arguments) {
    if (!QFile::exists(socket)) return std::nullopt;
    const Curl curl(curl_easy_init());
    const QByteArray path = QFile::encodeName(socket), url = "http://localhost/" + command.toLatin1(),
                     body = QJsonDocument(arguments).toJson(QJsonDocument::Compact);
    QByteArray answer;
    curl_easy_setopt(curl.get(), CURLOPT_UNIX_SOCKET_PATH, path.constData());
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.constData());
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.constData());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_COULDNT_CONNECT) return std::nullopt;
    if (code != CURLE_OK) return noAnswer(socket, code);
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    const QJsonObject data = QJsonDocument::fromJson(answer).object();
    return status == 200 ? Result<QJsonObject>(data) : Fail(errorIn(data));
}

} // namespace

Result<QJsonObject> ask(const Place& place, const QString& command, const QJsonObject& arguments) {
    if (auto answer = askRunning(place.adminSocket(), command, arguments)) return *answer;
    if (!QFile::exists(place.folder + u"/keys/hub.key"_s))
        return fail(ErrorKind::NotFound, Words::tr("There is no hub in this folder"), place.folder,
                    Words::tr("Start one with mianguan-hub --data DIR."));
    const auto store = HubStore::open(place.store());
    if (!store) return Fail(store.error());
    const auto site = place.site();
    if (!site) return Fail(site.error());
    return carryOut(**store, *site, command, arguments);
}

} // namespace mianguan::hub
