#include "ui/hub/group_words.h"

#include "ui/hub/item_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int mostLines = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubItem)
};

QString line(const QString& words, int times) {
    return times == 1 ? words : QStringLiteral("%1 × %2").arg(words).arg(QLocale().toString(times));
}

/// What a few lines have room for; how many more there are is said on the last one.
template <class WordsOf, class Rest>
QString counted(const QList<HubItem>& items, WordsOf wordsOf, Rest rest) {
    QStringList all;
    QHash<QString, int> times;
    for (const HubItem& item : items)
        if (const QString words = wordsOf(item); !words.isEmpty() && times[words]++ == 0) all += words;
    std::stable_sort(all.begin(), all.end(),
                     [&](const QString& a, const QString& b) { return times[a] > times[b]; });
    const int room = all.size() > mostLines ? mostLines - 1 : mostLines;
    QStringList lines;
    for (const QString& words : all.mid(0, room))
        lines += line(words, times[words]);
    if (all.size() > room) lines += rest(int(all.size()) - room);
    return lines.join(QLatin1Char('\n'));
}

QString moreThings(int count) { return Words::tr("and %Ln more", nullptr, count); }
QString morePeople(int count) { return Words::tr("and %Ln more people", nullptr, count); }

QString leftText(DecisionBar bar, int count) {
    switch (bar) {
    case DecisionBar::OwnDeed:
        return Words::tr("%Ln you did yourself: another supervisor must decide.", nullptr, count);
    case DecisionBar::NoRight:
        return Words::tr("%Ln take a right that you, or this station, have not.", nullptr, count);
    case DecisionBar::OtherSchool:
        return Words::tr("%Ln are about a school that this station no longer works for.", nullptr, count);
    case DecisionBar::Decided:
        return Words::tr("%Ln are decided already; the hub has not heard of it yet.", nullptr, count);
    case DecisionBar::Settled:
        return Words::tr("%Ln do not wait any more.", nullptr, count);
    case DecisionBar::None:
        break;
    }
    return {};
}

QString minuteOf(qint64 timeMs) {
    return QDateTime::fromMSecsSinceEpoch(timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

QString kindsText(const QList<HubItem>& items) {
    QStringList kinds;
    for (const HubKind kind : everyHubKind) {
        const auto count = std::count_if(items.begin(), items.end(),
                                         [kind](const HubItem& item) { return item.kind == kind; });
        if (count > 0) kinds += QStringLiteral("%1 %2").arg(kindText(kind), QLocale().toString(int(count)));
    }
    return kinds.join(QStringLiteral("\u00a0· ")); // a line may end with the dot, and begins with a word
}

QString deedsText(const QList<HubItem>& items) {
    return counted(
        items, [](const HubItem& item) { return item.what; }, moreThings);
}
QString reasonsText(const QList<HubItem>& items) {
    return counted(
        items, [](const HubItem& item) { return item.why.sentence; }, moreThings);
}
QString namesText(const QList<HubItem>& items) {
    return counted(
        items, [](const HubItem& item) { return item.whom; }, morePeople);
}
QString authorsText(const QList<HubItem>& items) {
    return counted(
        items, [](const HubItem& item) { return item.who; }, morePeople);
}

QString timesText(const QList<HubItem>& items) {
    const auto [first, last] = std::minmax_element(
        items.begin(), items.end(), [](const HubItem& a, const HubItem& b) { return a.timeMs < b.timeMs; });
    if (first == items.end()) return {};
    const QString from = minuteOf(first->timeMs), until = minuteOf(last->timeMs);
    return from == until ? from : QStringLiteral("%1 – %2").arg(from, until);
}

QString leftText(const QMap<DecisionBar, int>& left) {
    QStringList lines;
    for (auto one = left.begin(); one != left.end(); ++one)
        lines += leftText(one.key(), one.value());
    if (!lines.isEmpty()) lines.prepend(Words::tr("Left out:"));
    return lines.join(QLatin1Char('\n'));
}

QMap<DecisionBar, int> leftOf(const QList<HubItem>& items) {
    QMap<DecisionBar, int> left;
    for (const HubItem& item : items)
        if (item.bar != DecisionBar::None) ++left[item.bar];
    return left;
}

QString remedyText(HubRemedy remedy, int count) {
    switch (remedy) {
    case HubRemedy::TryAgain:
        return Words::tr("Try %Ln again now", nullptr, count);
    case HubRemedy::Accept:
        return Words::tr("Let %Ln count…", nullptr, count);
    case HubRemedy::Decline:
        return Words::tr("Do not let %Ln count…", nullptr, count);
    case HubRemedy::Dismiss:
        return Words::tr("Seen, take %Ln off the list", nullptr, count);
    case HubRemedy::LookAt:
        break;
    }
    return {};
}

QList<HubRemedy> remediesOf(const QList<HubItem>& items) {
    if (items.size() == 1) return items.first().remedies;
    QList<HubRemedy> all;
    for (const HubRemedy remedy :
         {HubRemedy::Accept, HubRemedy::Decline, HubRemedy::TryAgain, HubRemedy::Dismiss})
        if (!thoseWith(remedy, items).isEmpty()) all += remedy;
    return all;
}

QList<HubItem> thoseWith(HubRemedy remedy, const QList<HubItem>& items) {
    QList<HubItem> those;
    std::copy_if(items.begin(), items.end(), std::back_inserter(those),
                 [remedy](const HubItem& item) { return item.remedies.contains(remedy); });
    return those;
}

QList<Id> idsOf(const QList<HubItem>& items) {
    QList<Id> ids;
    for (const HubItem& item : items)
        ids += item.id;
    return ids;
}

} // namespace mianguan
