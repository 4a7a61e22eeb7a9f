#pragma once

#include "core/work/store.h"

#include <QEventLoop>
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

inline std::unique_ptr<Store> openStore(const QString& folder, bool practice = true) {
    auto store = Store::open(folder, {.practice = practice});
    if (!store) qFatal("%s", qPrintable(store.error().sentence()));
    return std::move(*store);
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
    return answerOf<QStringList>([&](QObject* context, auto done) { store.verify(context, done); });
}

} // namespace mianguan::test
