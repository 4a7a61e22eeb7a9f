#pragma once

#include "core/work/entrance.h"
#include "core/work/store.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

#include <functional>
#include <optional>

namespace mianguan::test {

/// A submission that differs for each number; its portrait never saw a model.
inline Store::Submission handmade(int number) {
    Store::Submission made;
    made.label = QStringLiteral("photo %1").arg(number, 5, 10, QLatin1Char('0'));
    made.fileName = made.label + QStringLiteral(".jpg");
    made.original = "original " + QByteArray::number(number);
    made.specification = QStringLiteral("chsi-2017-99");
    made.portrait.jpeg = "portrait " + QByteArray::number(number);
    made.portrait.quality = 92;
    made.portrait.dpi = 300;
    made.portrait.size = {480, 640};
    made.portrait.crop = Crop{10.5, -3.25, 480, 640};
    made.portrait.geometry = FaceGeometry{{300.5, 250}, {200.5, 250}, {250, 400}, 80.0, 160, 340};
    made.portrait.background = BackgroundSource::Wall;
    made.portrait.matte = cv::Mat(8, 6, CV_8UC1, cv::Scalar(number % 256));
    Finding eyes{QStringLiteral("eye-line"), Status::Pass, {}, 248.0, QStringLiteral("px"), 90,
                 QRectF(1, 2, 3, 4)};
    Finding mouth{QStringLiteral("mouth-closed"), Status::Warn, QStringLiteral("open"), {}, {}, 40, {}};
    made.portrait.findings = {eyes, mouth};
    return made;
}

/// A photo without exactly one face: findings only.
inline Store::Submission unmade(int number) {
    Store::Submission made = handmade(number);
    made.portrait = {};
    made.portrait.findings = {Finding{QStringLiteral("face-count"),
                                      Status::Fail,
                                      QStringLiteral("none"),
                                      0.0,
                                      QStringLiteral("count"),
                                      0,
                                      {}}};
    return made;
}

/// What the machine remembers lies beside the store, where a program started with XDG_STATE_HOME set to its
/// parent looks for it.
inline QString machineFolderOf(const QString& folder) {
    return QFileInfo(folder).absolutePath() + QStringLiteral("/state/mianguan");
}

inline Entrance::Options optionsOf(const QString& folder, bool practice, FileSystem* disk = nullptr) {
    return {practice, machineFolderOf(folder), PasswordCost::cheap(), disk};
}

template <class T>
T orDie(Result<T> result) {
    if (!result) qFatal("%s", qPrintable(result.error().sentence()));
    return std::move(*result);
}

/// The practice store, everybody's rights.
inline std::unique_ptr<Store> openStore(const QString& folder) {
    return orDie(orDie(Entrance::open(folder, optionsOf(folder, true)))->openPractice());
}

inline QString adminName() { return QStringLiteral("admin"); }
inline QString goodPassword() { return QStringLiteral("maple-lantern 47 orchard"); }
inline QString goodSchool() { return QStringLiteral("Yunhe College"); }
inline NewUser newUser(const QString& name, Roles roles) { return {name, {}, roles, goodPassword()}; }

inline Result<Entrance::Begun> setUp(const QString& folder, Roles roles = everyRole(),
                                     FileSystem* disk = nullptr) {
    auto entrance = Entrance::open(folder, optionsOf(folder, false, disk));
    if (!entrance) return Fail(entrance.error());
    return (*entrance)->setUp(goodSchool(), newUser(adminName(), roles), {});
}

/// A real store with one administrator, who has every other role too unless told otherwise.
inline std::unique_ptr<Store> foundStore(const QString& folder, Roles roles = everyRole()) {
    return std::move(orDie(setUp(folder, roles)).store);
}

inline Result<std::unique_ptr<Store>> signIn(const QString& folder, const QString& name = adminName(),
                                             const QString& password = goodPassword()) {
    auto entrance = Entrance::open(folder, optionsOf(folder, false));
    if (!entrance) return Fail(entrance.error());
    return (*entrance)->signIn(name, password, {});
}

/// Waits for a command's answer: `ask` gets the context and the callback.
template <class T>
Result<T> answerOf(const std::function<void(QObject*, std::function<void(Result<T>)>)>& ask) {
    QEventLoop loop;
    std::optional<Result<T>> answer;
    ask(&loop, [&](Result<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    loop.exec();
    return *answer;
}

inline Result<Id> submit(Store& store, const Store::Submission& photo) {
    return answerOf<Id>([&](QObject* context, auto done) { store.submit(photo, context, done); });
}
inline Result<Id> approve(Store& store, const Id& subject, const Id& submission) {
    return answerOf<Id>(
        [&](QObject* context, auto done) { store.approve(subject, submission, context, done); });
}
inline Result<Id> approve(Store& store, const Id& subject) {
    return approve(store, subject, store.photo(subject)->submission);
}
inline Result<Id> reject(Store& store, const Id& subject, const QStringList& reasons,
                         const QString& remark = {}) {
    const Id submission = store.photo(subject)->submission;
    return answerOf<Id>([&](QObject* context, auto done) {
        store.reject(subject, submission, reasons, remark, context, done);
    });
}
inline Result<Id> undo(Store& store, const Id& subject, const Id& verdict) {
    return answerOf<Id>([&](QObject* context, auto done) { store.undo(subject, verdict, context, done); });
}
inline Result<Id> handOver(Store& store, const Id& subject, const QString& folder, const QString& name) {
    const Id verdict = store.photo(subject)->verdict;
    return answerOf<Id>([&](QObject* context, auto done) {
        store.recordHandover(subject, verdict, folder, name, context, done);
    });
}
inline Result<QStringList> verify(Store& store) {
    return answerOf<Verification>([&](QObject* context, auto done) { store.verify({}, {}, context, done); })
        .map([](const Verification& found) { return found.problems; });
}
inline Result<Id> addUser(Store& store, const QString& name, Roles roles) {
    return answerOf<Id>(
        [&](QObject* context, auto done) { store.addUser(newUser(name, roles), context, done); });
}

} // namespace mianguan::test
