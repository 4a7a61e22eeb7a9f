#include "ui/settings/adapter_choice_row.h"

#include "core/base/aside.h"
#include "core/identify/adapters/adapter_threads.h"
#include "core/identify/adapters/card_reader.h"
#include "core/identify/adapters/code_decoder.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QDir>
#include <QFileInfo>
#include <QLineEdit>

namespace mianguan {

namespace {

Result<void> tried(AdapterUse use, const QString& library, const QString& words) {
    if (use == AdapterUse::CodeDecoder) return CodeDecoder(library).check();
    return CardReader(library, words).open();
}

/// A device that is not plugged in is no reason against its library.
bool isWrongLibrary(const Error& error) {
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::NotFound;
}

const Setting<QString>& settingOf(AdapterUse use) {
    return use == AdapterUse::CardReader ? setting::cardReader : setting::codeDecoder;
}

const char* nameOf(AdapterUse use) { return use == AdapterUse::CardReader ? "cardReader" : "codeDecoder"; }

} // namespace

AdapterChoiceRow::AdapterChoiceRow(AdapterUse what, Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), use(what), store(target), settings(remembered) {
    setObjectName(QLatin1String(nameOf(use)));
    title = makeLabel("section", this);
    help = makeLabel("small", this);
    help->setWordWrap(true);
    file = new ElidedLabel("body", this);
    state = makeLabel("quiet", this);
    state->setObjectName(QStringLiteral("adapterState"));
    state->setWordWrap(true);
    select = makeButton("chooseAdapter", "plain", this);
    attempt = makeButton("checkAdapter", "plain", this);
    remove = makeButton("removeAdapter", "plain", this);
    auto* line = rowOf(nullptr, 0, measure::tight);
    line->addWidget(file, 1);
    for (QPushButton* button : {select, attempt, remove})
        line->addWidget(button);
    auto* layout = column(this, 0, measure::hair);
    layout->addWidget(title);
    layout->addWidget(help);
    layout->addLayout(line);
    if (use == AdapterUse::CardReader) {
        words = new TextBox("cardReaderSettings", this);
        words->line()->setText(settings.get(setting::cardReaderSettings));
        layout->addWidget(words);
        connect(words->line(), &QLineEdit::editingFinished, this,
                [this] { settings.set(setting::cardReaderSettings, words->text()); });
    }
    layout->addWidget(state);
    connect(select, &QPushButton::clicked, this, &AdapterChoiceRow::choose);
    connect(attempt, &QPushButton::clicked, this, [this] { consider(chosen()); });
    connect(remove, &QPushButton::clicked, this, [this] { keep({}); });
    connect(&store, &Store::peopleChanged, this, &AdapterChoiceRow::refresh);
    keepTranslated(this, [this] { translate(); });
}

QString AdapterChoiceRow::chosen() const { return settings.get(settingOf(use)); }

void AdapterChoiceRow::translate() {
    const bool reader = use == AdapterUse::CardReader;
    title->setText(reader ? tr("Card reader") : tr("Decoder of collection codes"));
    help->setText(reader
                      ? tr("The library (.so) that the reader's vendor made for Mianguan.")
                      : tr("Only for codes whose content is not public; others are understood without it."));
    say(select, tr("Choose…"),
        reader ? tr("Choose the card reader's library") : tr("Choose the decoder's library"));
    say(attempt, tr("Check"), tr("Loads the library and says what came of it"));
    say(remove, tr("Put away"), reader ? tr("Use no card reader") : tr("Use no decoder"));
    if (words)
        words->setWords(tr("Settings of the reader"),
                        tr("As its vendor says, port or address; may be empty."));
    refresh();
}

void AdapterChoiceRow::refresh() {
    const bool may = store.may(Command::ChooseAdapters), any = !chosen().isEmpty();
    file->setWords(any ? QDir::toNativeSeparators(chosen()) : tr("None is chosen"));
    for (QWidget* part : std::initializer_list<QWidget*>{select, attempt, remove, words})
        if (part) part->setEnabled(may && asked.isEmpty());
    attempt->setVisible(any);
    remove->setVisible(any);
    if (words) words->setVisible(any);
    if (!asked.isEmpty()) state->setText(tr("%1 is being tried…").arg(QFileInfo(asked).fileName()));
    state->setVisible(!state->text().isEmpty());
}

void AdapterChoiceRow::choose() {
    chooseFiles(this, {tr("The vendor's library"), QFileInfo(chosen()).path(), tr("Libraries (*.so *.so.*)")},
                [this](const QStringList& paths) {
                    if (!paths.isEmpty()) consider(paths.first());
                });
}

/// Aside: a vendor's library may take its time, or crash.
void AdapterChoiceRow::consider(const QString& library) {
    asked = library;
    Q_EMIT begun();
    refresh();
    runAside(
        adapterThreads(), this,
        [library, what = use, with = settings.get(setting::cardReaderSettings)] {
            return tried(what, library, with);
        },
        [this, library](const Result<void>& answer) { checked(library, answer); });
}

/// One of the wrong kind is not kept; a device that does not answer yet is told of.
void AdapterChoiceRow::checked(const QString& library, const Result<void>& answer) {
    asked.clear();
    if (answer)
        state->setText(use == AdapterUse::CardReader ? tr("✓ The library is loaded and the reader answers.")
                                                     : tr("✓ The library is loaded and decodes codes."));
    else
        state->setText(answer.error().what);
    if (!answer) Q_EMIT failed(answer.error());
    if (answer || !isWrongLibrary(answer.error())) return library == chosen() ? refresh() : keep(library);
    refresh();
}

void AdapterChoiceRow::keep(const QString& library) {
    if (library.isEmpty()) state->clear();
    store.chooseAdapter(use, library, this, [this, library](const Result<Id>& recorded) {
        if (!recorded) return Q_EMIT failed(recorded.error());
        settings.set(settingOf(use), library);
        refresh();
    });
}

} // namespace mianguan
