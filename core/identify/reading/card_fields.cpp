#include "core/identify/reading/card_fields.h"

#include "core/identify/reading/card_ink.h"
#include "core/identify/reading/text_reader.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace mianguan {

namespace {

constexpr CardArea nameArea{12.5, 4, 50, 12}, sexArea{12.5, 11, 20, 18}, groupArea{27, 11, 50, 18};
constexpr CardArea birthArea{12.5, 17.5, 42, 24.5}, addressArea{12.5, 24.5, 52, 42.5};
constexpr double leastLetter = 1.5, mostLetter = 5.5; ///< mm

bool isHan(QChar c) { return c.isLetter() && c.script() == QChar::Script_Han; }

QString hanOnly(QString text) {
    text.removeIf([](QChar c) { return !(isHan(c) || c.isSurrogate() || c == QChar(0x00B7)); });
    return text;
}

template <class Clean>
WithModels<FieldRead> fieldIn(const cv::Mat& print, const TextTask& task, const Clean& clean) {
    const auto read = readText(print, task);
    if (!read) return tl::unexpected(read.error());
    const QString text = clean(read->text);
    return FieldRead{text, text.isEmpty() ? 0 : read->confidence};
}

cv::Mat asItIs(const cv::Mat& line) { return enlarged(line, 0.85); }
cv::Mat inTwoTones(const cv::Mat& line) { return enlarged(blackAndWhite(line), 0.5); }
cv::Mat withSharperEdges(const cv::Mat& line) { return enlarged(sharpened(line), 0.65); }

/// What two preparations of the line read alike; else the surest, believed half.
template <class Clean>
WithModels<FieldRead> lineField(const cv::Mat& ink, const CardArea& area, const Clean& clean) {
    const cv::Mat line = lineIn(partOf(ink, area), leastLetter, mostLetter);
    if (line.empty()) return FieldRead{};
    QList<FieldRead> reads;
    for (const auto prepare : {withSharperEdges, asItIs, inTwoTones}) {
        const auto read = fieldIn(prepare(line), {TextModel::Chinese, TextLayout::Line}, clean);
        if (!read) return tl::unexpected(read.error());
        for (const FieldRead& other : reads)
            if (!read->text.isEmpty() && other.text == read->text)
                return FieldRead{read->text, std::max(read->confidence, other.confidence)};
        reads.append(*read);
    }
    const auto best =
        std::max_element(reads.begin(), reads.end(),
                         [](const FieldRead& a, const FieldRead& b) { return a.confidence < b.confidence; });
    return FieldRead{best->text, best->confidence / 2};
}

QString knownGroup(QString text) {
    static const QStringList groups =
        QStringLiteral("汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 "
                       "畲 高山 拉祜 水 东乡 "
                       "纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 "
                       "乌孜别克 俄罗斯 鄂温克 "
                       "德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺")
            .split(QLatin1Char(' '));
    text = hanOnly(text);
    if (text.endsWith(QStringLiteral("族"))) text.chop(1);
    return groups.contains(text) ? text : QString();
}

QString addressText(QString text) {
    text.removeIf(
        [](QChar c) { return !(c.isLetterOrNumber() || c.isSurrogate() || c == QLatin1Char('-')); });
    return text;
}

QString digitsOf(QString text) {
    text.removeIf([](QChar c) { return !c.isDigit(); });
    static const QRegularExpression date(QStringLiteral("\\A(?:19|20)[0-9]{4,6}\\z"));
    return date.match(text).hasMatch() ? text : QString();
}

} // namespace

WithModels<FieldRead> readName(const cv::Mat& ink) { return lineField(ink, nameArea, hanOnly); }

WithModels<FieldRead> readSex(const cv::Mat& ink) {
    return lineField(ink, sexArea, [](const QString& text) {
        return text == QStringLiteral("男") || text == QStringLiteral("女") ? text : QString();
    });
}

WithModels<FieldRead> readEthnicGroup(const cv::Mat& ink) { return lineField(ink, groupArea, knownGroup); }

WithModels<FieldRead> readAddress(const cv::Mat& ink) {
    return fieldIn(enlarged(partOf(ink, addressArea), 0.8), {TextModel::Chinese, TextLayout::Block},
                   addressText);
}

WithModels<BirthRead> readBirth(const cv::Mat& ink) {
    const cv::Mat line = lineIn(partOf(ink, birthArea), leastLetter, mostLetter);
    BirthRead birth;
    if (line.empty()) return birth;
    const QString letters = QStringLiteral("0123456789年月日");
    for (const auto& [print, task] :
         {std::pair(enlarged(line, 0.9), TextTask{TextModel::Latin, TextLayout::Line, letters.left(10)}),
          std::pair(enlarged(line, 0.9), TextTask{TextModel::Chinese, TextLayout::Line, letters}),
          std::pair(enlarged(blackAndWhite(line), 1),
                    TextTask{TextModel::Latin, TextLayout::Line, letters.left(10)})}) {
        const auto read = fieldIn(print, task, digitsOf);
        if (!read) return tl::unexpected(read.error());
        if (!read->text.isEmpty()) birth.digits.append(read->text);
        birth.confidence = std::max(birth.confidence, read->confidence);
    }
    return birth;
}

QString printedDigits(const QDate& birth) { return birth.toString(QStringLiteral("yyyyMd")); }

} // namespace mianguan
