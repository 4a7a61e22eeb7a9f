#include "ui/safety/sentence_list.h"

#include "core/base/masking.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QClipboard>
#include <QDate>
#include <QDir>
#include <QGuiApplication>
#include <QListView>
#include <QSaveFile>
#include <QStringListModel>

namespace mianguan {

namespace {

constexpr int tallest = 240;

bool write(const QString& path, const QString& text) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit();
}

} // namespace

SentenceList::SentenceList(QWidget* parent) : QFrame(parent), lines(new QStringListModel(this)) {
    list = new QListView(this);
    list->setObjectName(QStringLiteral("sentences"));
    list->setModel(lines);
    list->setWordWrap(true);
    list->setResizeMode(QListView::Adjust);
    list->setEditTriggers(QListView::NoEditTriggers);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMaximumHeight(tallest);
    copy = makeButton("copySentences", "plain", this);
    copy->setIcon(icon(QStringLiteral("copy")));
    keep = makeButton("saveSentences", "plain", this);
    auto* words = makeLabel("caution", this);
    trouble = words;
    trouble->hide();
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(copy);
    buttons->addWidget(keep);
    buttons->addWidget(trouble, 1);
    buttons->addStretch();
    auto* layout = column(this, 0, measure::tight);
    layout->addWidget(list);
    layout->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(keep, &QPushButton::clicked, this, &SentenceList::save);
    keepTranslated(this, [this, words] {
        say(copy, tr("Copy the list"));
        say(keep, tr("Save the list…"));
        words->setText(tr("The list could not be written there. Choose another folder."));
        list->setAccessibleName(tr("What is not as it was written"));
    });
    hide();
}

void SentenceList::show(const QStringList& sentences) {
    QStringList masked;
    for (const QString& sentence : sentences)
        masked += maskIdentityNumbers(sentence);
    lines->setStringList(masked);
    setVisible(!masked.isEmpty());
}

QString SentenceList::asText() const {
    return lines->stringList().join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void SentenceList::save() {
    const QString name = QStringLiteral("%1 %2.txt")
                             .arg(tr("check", "part of a file's name"),
                                  QDate::currentDate().toString(QStringLiteral("yyyy-MM-dd")));
    chooseNewFile(this, {tr("Save the list"), QDir::home().filePath(name), tr("Text (*.txt)")},
                  [this](const QString& path) { trouble->setVisible(!write(path, asText())); });
}

} // namespace mianguan
