#include "ui/desk/identity_desk.h"

#include "core/base/aside.h"
#include "core/identify/adapters/adapter_threads.h"
#include "core/identify/adapters/code_decoder.h"
#include "ui/base/settings.h"
#include "ui/desk/card_line.h"
#include "ui/desk/code_watch.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/reader_watch.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"

#include <utility>

namespace mianguan {

namespace {

DeskRun::Decode decodeWith(const QString& library) {
    if (library.isEmpty()) return {};
    return [decoder = std::make_shared<CodeDecoder>(library)](const QByteArray& code, QObject* context,
                                                              Store::Answer<CodePayload> then) {
        runAside(
            adapterThreads(), context, [decoder, code] { return decoder->decode(code); }, std::move(then));
    };
}

} // namespace

IdentityDesk::IdentityDesk(Settings& remembered, DeskCamera& desk, CardLine* words, Banner* sentence,
                           QWidget* parent)
    : QObject(parent), settings(remembered), camera(desk), line(words), banner(sentence), page(parent),
      codes(new CodeWatch(this)), reader(new ReaderWatch(this)) {
    connect(line, &CardLine::asked, this, &IdentityDesk::readCard);
    connect(codes, &CodeWatch::found, this, &IdentityDesk::found);
    connect(codes, &CodeWatch::cardRead, this, &IdentityDesk::identified);
    connect(codes, &CodeWatch::failed, this, [this](const Error& error) {
        setReading(false);
        if (run) banner->show(error);
    });
    connect(reader, &ReaderWatch::cardRead, this, &IdentityDesk::identified);
    connect(reader, &ReaderWatch::changed, this, &IdentityDesk::tellOfReader);
    connectCamera();
}

void IdentityDesk::connectCamera() {
    connect(&camera, &DeskCamera::readable, this, [this](const Still& still) {
        if (reading) codes->read(still);
    });
    connect(&camera, &DeskCamera::notTaken, this, [this] {
        if (run && !camera.shooting()) setReading(false);
    });
    connect(&camera, &DeskCamera::troubled, this, [this](const QString& sentence) {
        if (run && !sentence.isEmpty()) setReading(false);
    });
}

void IdentityDesk::setRun(DeskRun* next) {
    run = next;
    setReading(false);
    useDevices();
}

void IdentityDesk::useDevices() {
    const bool here = run && page->isVisible();
    reader->use(here ? settings.get(setting::cardReader) : QString(),
                settings.get(setting::cardReaderSettings));
    if (run) run->setDecode(decodeWith(settings.get(setting::codeDecoder)));
    refresh();
}

bool IdentityDesk::isWaiting() const {
    return run && (run->step() == DeskRun::Step::Calling || run->step() == DeskRun::Step::Found);
}

void IdentityDesk::refresh() {
    reader->setWatching(isWaiting() && reader->isChosen());
    line->setReader(reader->isChosen(), reader->trouble());
}

void IdentityDesk::look(const QImage& picture) {
    if (run && run->step() == DeskRun::Step::Calling) codes->look(picture);
}

void IdentityDesk::readCard() {
    if (!isWaiting() || reading || camera.shooting()) return;
    if (const QString trouble = camera.source() ? camera.trouble() : noCamera(); !trouble.isEmpty())
        return banner->show(Banner::Kind::Trouble, trouble);
    banner->clear();
    setReading(true);
    camera.shootForReading();
}

void IdentityDesk::readFile() {
    chooseFiles(page, {tr("Picture of a code or an identity card"), {}, tr("Pictures (*)")},
                [this](const QStringList& paths) {
                    if (paths.isEmpty() || !run) return;
                    setReading(true);
                    codes->read(paths.first());
                });
}

void IdentityDesk::stop() { setReading(false); }

void IdentityDesk::setReading(bool on) {
    reading = on;
    if (!on) codes->forget();
    if (!on) camera.forgetReading();
    line->setReading(on);
}

void IdentityDesk::found(const QString& code) {
    const bool asked = reading;
    setReading(false);
    if (!run) return;
    if (run->step() == DeskRun::Step::Calling) return run->look(code);
    if (asked)
        banner->show(Banner::Kind::Caution, tr("A code was read, and no identity card"),
                     tr("Hold the card's front before the camera and read it again (F6)."));
}

void IdentityDesk::identified(const IdentityClaim& card) {
    setReading(false);
    if (!run) return;
    if (camera.trouble().isEmpty()) banner->clear();
    run->identify(card);
}

/// Once what happened and what to do; that it is still so stands beside the button.
void IdentityDesk::tellOfReader() {
    refresh();
    const QString now = reader->trouble() ? tr("The card reader does not answer") : QString();
    const QString before = std::exchange(readerSaid, now);
    if (!run) return;
    if (reader->trouble())
        banner->show(Banner::Kind::Trouble, now, reader->trouble()->sentence());
    else if (banner->headline() == before)
        banner->clear();
}

} // namespace mianguan
