#include "ui/camera/guided_preview.h"

#include "ui/camera/camera_list.h"

namespace mianguan {

namespace {

constexpr std::chrono::milliseconds tickEvery(250);

} // namespace

GuidedPreview::GuidedPreview(CameraList& list, std::shared_ptr<const GuideModels> models,
                             const Specification& specification, QObject* parent, MakeCamera make)
    : QObject(parent) {
    if (models) guide = std::make_unique<GuideWorker>(std::move(models), specification);
    post = new CameraPost(specification, guide.get(), std::move(make));
    post->moveToThread(&thread);
    thread.setObjectName(QStringLiteral("camera"));
    thread.start();
    connectPost();
    connect(&list, &CameraList::vanished, this, [this](const CameraSource& gone) {
        if (!chosen || gone.id != chosen->id) return;
        watchdog.unplugged();
        onCamera([post = post] { post->leave(); });
        check();
    });
    connect(&list, &CameraList::appeared, this, [this](const CameraSource& back) {
        if (chosen && back.id == chosen->id) use(back);
    });
    connect(&tick, &QTimer::timeout, this, &GuidedPreview::check);
    tick.start(tickEvery);
}

GuidedPreview::~GuidedPreview() {
    onCamera([post = post, thread = &thread] {
        delete post;
        thread->quit();
    });
    thread.wait();
}

void GuidedPreview::connectPost() {
    connect(post, &CameraPost::pictured, this, [this](const PreviewPicture& picture) {
        post->received();
        Q_EMIT pictured(picture);
    });
    connect(post, &CameraPost::taken, this, &GuidedPreview::taken);
    connect(post, &CameraPost::notTaken, this, &GuidedPreview::notTaken);
    connect(post, &CameraPost::trouble, this, &GuidedPreview::say);
    connect(post, &CameraPost::seen, this,
            [this](qint64 ms, size_t fingerprint) { watchdog.frame(ms, fingerprint); });
    connect(post, &CameraPost::started, this, [this](const CameraAbilities& abilities, const QString& why) {
        if (!why.isEmpty()) {
            watchdog.stop(); // none of its frames will ever come
            say({});
            Q_EMIT silent(why);
        }
        Q_EMIT started(abilities);
    });
    if (!guide) return;
    connect(guide.get(), &GuideWorker::looked, this, &GuidedPreview::guided);
    connect(guide.get(), &GuideWorker::failed, this, &GuidedPreview::unguided);
}

void GuidedPreview::use(const CameraSource& source) {
    chosen = source;
    watchdog.start(steadyMs());
    nextSitter();
    onCamera([post = post, source] { post->use(source); });
}

void GuidedPreview::stop() {
    chosen.reset();
    watchdog.stop();
    say({});
    onCamera([post = post] { post->leave(); });
}

void GuidedPreview::capture() {
    onCamera([post = post] {
        if (post->camera()) return post->camera()->capture();
        Q_EMIT post->notTaken(noPictureYet({}));
    });
}

void GuidedPreview::set(const CameraSettings& settings) {
    onCamera([post = post, settings] {
        if (post->camera()) post->camera()->set(settings);
    });
}

void GuidedPreview::setRoom(const QSize& pixels) { post->setRoom(pixels); }

void GuidedPreview::nextSitter() {
    if (guide) guide->begin();
}

void GuidedPreview::check() {
    const FrameWatchdog::State state = watchdog.check(steadyMs());
    if (state == FrameWatchdog::State::Live) return say({});
    if (state == FrameWatchdog::State::Silent && !said.isEmpty()) return; // the camera itself knows better
    const QString sentence = troubleOf(state, chosen ? chosen->name : QString());
    if (!sentence.isEmpty()) say(sentence);
}

void GuidedPreview::say(const QString& sentence) {
    if (sentence == said) return;
    said = sentence;
    if (said.isEmpty())
        Q_EMIT recovered();
    else
        Q_EMIT troubled(said);
}

} // namespace mianguan
