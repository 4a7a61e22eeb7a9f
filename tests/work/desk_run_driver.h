#pragma once

#include "core/work/desk_run.h"
#include "tests/image/making/making.h"
#include "tests/work/collecting_tools.h"

#include <QTest>

namespace mianguan::test {

/// A picture whose height says which one it is.
inline QByteArray pictureOf(int number) {
    return making::jpeg(cv::Mat(32 + number, 32, CV_8UC3, cv::Scalar(90, 120, 150)));
}

/// Pictures of an even number have one fault more.
inline Result<Portrait> makeNumbered(const Picture& picture, const Picture* plate) {
    const int number = picture.bgr.rows - 32;
    if (number == 13) return fail(ErrorKind::System, QStringLiteral("a model did not run"));
    Portrait portrait = handmade(number).portrait;
    if (number == 7) portrait.jpeg.clear(); // no face
    if (number % 2 == 0)
        portrait.findings += Finding{QStringLiteral("eyes-open"), Status::Fail, {}, {}, {}, 0, {}};
    if (plate) portrait.background = BackgroundSource::Plate;
    return portrait;
}

/// A desk's run over a real store with four graduates and made portraits.
class DeskRunDriver {
protected:
    using Step = DeskRun::Step;

    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Store> store;
    Id session;
    std::unique_ptr<DeskRun> run;

    void start() {
        run = std::make_unique<DeskRun>(*store, session, makeNumbered);
        QTRY_VERIFY(!run->busy());
    }
    void become(Step step) { QTRY_VERIFY_WITH_TIMEOUT(run->step() == step && !run->busy(), 10'000); }
    QString name() const { return run->graduate() ? run->graduate()->row.name : QString(); }
    void seat(const DeskRun::Seating& seating = {}) {
        run->seat(seating);
        become(Step::Seated);
    }
    void shoot(int number) {
        run->take(pictureOf(number));
        QTRY_VERIFY(!run->busy());
    }

    void open() {
        root = std::make_unique<QTemporaryDir>();
        store = foundStore(root->filePath(QStringLiteral("store")));
        Session plan = plannedSession();
        session = orDie(openSession(*store, plan));
        orDie(importRoster(*store, listOf(4)));
    }
    void close() {
        run.reset();
        store.reset();
    }
};

} // namespace mianguan::test
