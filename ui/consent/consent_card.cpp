#include "ui/consent/consent_card.h"

#include "core/ledger/durable_file.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/consent/consent_paper.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mianguan {

ConsentCard::ConsentCard(Store& target, QWidget* parent) : QFrame(parent), store(target) {
    setObjectName(QStringLiteral("consentCard"));
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    state = makeLabel("body", this);
    state->setObjectName(QStringLiteral("consentState"));
    state->setWordWrap(true);
    banner = new Banner(this);
    read = makeButton("consentRead", "plain", this);
    save = makeButton("consentSave", "plain", this);
    choose = makeButton("consentChoose", "plain", this);
    own = makeButton("consentProgram", "plain", this);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    for (QPushButton* button : {read, save, choose, own})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* layout = column(this, measure::wide, measure::tight);
    layout->addWidget(title);
    layout->addWidget(banner);
    layout->addWidget(state);
    layout->addLayout(buttons);
    connect(read, &QPushButton::clicked, this,
            [this] { showConsentPaper(filledFor(inForce(), store.school()), {}, {}, this); });
    connect(save, &QPushButton::clicked, this, &ConsentCard::saveFile);
    connect(choose, &QPushButton::clicked, this, &ConsentCard::chooseFile);
    connect(own, &QPushButton::clicked, this, [this] { put({}); });
    connect(&store, &Store::policyChanged, this, &ConsentCard::fill);
    keepTranslated(this, [this] { translate(); });
}

ConsentText ConsentCard::inForce() const { return store.consentText(consentLanguage()); }

void ConsentCard::translate() {
    title->setText(tr("The notice graduates agree to"));
    say(read, tr("Read or print…"));
    say(save, tr("Save to edit…"));
    say(choose, tr("The school's own…"), tr("A text file with a version of its own"));
    say(own, tr("The program's again"));
    fill();
}

void ConsentCard::fill() {
    const ConsentText text = inForce();
    const bool program = text == builtInConsentText(consentLanguage());
    state->setText((program ? tr("In force: the program's text, version %1. With another version everyone is "
                                 "asked anew.")
                            : tr("In force: the school's own text, version %1. With another version everyone "
                                 "is asked anew."))
                       .arg(text.version));
    const bool may = store.may(Command::ChangePolicy);
    choose->setVisible(may);
    own->setVisible(may && !program);
}

void ConsentCard::saveFile() {
    const ConsentText text = inForce();
    chooseNewFile(this, {tr("Save the notice"), QDir::home().filePath(tr("notice.txt")), tr("Text (*.txt)")},
                  [this, text](const QString& path) {
                      const auto written = replaceFileDurably(store.disk(), path, consentFile(text));
                      if (!written) return banner->show(written.error());
                      banner->show(Banner::Kind::Done,
                                   tr("Saved. Change it, give it a new version, then choose "
                                      "it here."),
                                   path);
                  });
}

void ConsentCard::chooseFile() {
    chooseFiles(this, {tr("The school's own notice"), {}, tr("Text (*.txt);;All files (*)")},
                [this](const QStringList& paths) {
                    QFile file(paths.value(0));
                    if (!file.open(QFile::ReadOnly))
                        return banner->show(Banner::Kind::Trouble,
                                            tr("%1 cannot be read").arg(file.fileName()));
                    const auto text = consentTextFrom(file.read(300'000), QFileInfo(file).fileName());
                    if (!text) return banner->show(text.error());
                    put(*text);
                });
}

void ConsentCard::put(const ConsentText& text) {
    store.setConsentText(text, this, [this](const Result<Id>& answer) {
        if (!answer) return banner->show(answer.error());
        banner->show(Banner::Kind::Done, tr("In force from now on; the whole text stands in the ledger."));
    });
}

} // namespace mianguan
