#include "tests/identify/made_card.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace made {

namespace {

constexpr double pxPerMm = 20;
constexpr QSizeF cardMm(85.6, 54);

template <size_t N>
QString oneOf(const char16_t* const (&texts)[N], cv::RNG& random) {
    return QString::fromUtf16(texts[random.uniform(0, int(N))]);
}

QString randomName(cv::RNG& random) {
    static const char16_t* const families[] = {u"王", u"李", u"张", u"刘",   u"陈",   u"杨", u"黄", u"赵",
                                               u"吴", u"周", u"徐", u"孙",   u"马",   u"朱", u"胡", u"郭",
                                               u"何", u"林", u"高", u"罗",   u"郑",   u"梁", u"谢", u"宋",
                                               u"唐", u"许", u"韩", u"欧阳", u"上官", u"覃"};
    static const char16_t* const given[] = {u"伟", u"芳", u"娜", u"敏", u"静", u"丽", u"强", u"磊", u"军",
                                            u"洋", u"勇", u"艳", u"杰", u"娟", u"涛", u"明", u"超", u"秀",
                                            u"霞", u"平", u"刚", u"桂", u"英", u"文", u"子", u"涵", u"雨",
                                            u"欣", u"宇", u"轩", u"浩", u"然", u"思", u"琪", u"梓", u"萱",
                                            u"佳", u"怡", u"晨", u"曦", u"鑫", u"婷", u"凯", u"琳"};
    QString name = oneOf(families, random) + oneOf(given, random);
    return random.uniform(0, 4) ? name + oneOf(given, random) : name;
}

QString randomAddress(cv::RNG& random) {
    static const char16_t* const places[] = {u"广东省广州市天河区", u"四川省成都市武侯区",
                                             u"河南省郑州市中原区", u"湖北省武汉市洪山区",
                                             u"山东省青岛市市南区", u"新疆维吾尔自治区乌鲁木齐市天山区",
                                             u"江苏省南京市鼓楼区", u"广西壮族自治区南宁市青秀区",
                                             u"云南省昆明市五华区", u"北京市海淀区",
                                             u"上海市浦东新区",     u"吉林省长春市朝阳区"};
    static const char16_t* const streets[] = {u"中山路", u"人民大道", u"解放北路",
                                              u"建设街", u"学府路",   u"新华西街"};
    QString address =
        oneOf(places, random) + oneOf(streets, random) + QStringLiteral("%1号").arg(random.uniform(1, 999));
    if (random.uniform(0, 2))
        address += QStringLiteral("%1栋%2单元%3室")
                       .arg(random.uniform(1, 30))
                       .arg(random.uniform(1, 6))
                       .arg(random.uniform(101, 2505));
    return address;
}

QString randomNumber(const Person& person, cv::RNG& random) {
    static const char16_t* const regions[] = {u"110108", u"310115", u"440106", u"510107",
                                              u"410102", u"420111", u"370202", u"650102",
                                              u"320106", u"450103", u"530102", u"220104"};
    const int order = random.uniform(0, 500) * 2 + (person.male ? 1 : 0);
    const QString digits = oneOf(regions, random) + person.birth.toString(QStringLiteral("yyyyMMdd")) +
                           QStringLiteral("%1").arg(order, 3, 10, QLatin1Char('0'));
    return digits + checkCharacter(digits);
}

/// Waves as a banknote's, pale blue to pale pink.
QImage paper(cv::RNG& random) {
    QImage image((cardMm * pxPerMm).toSize(), QImage::Format_BGR888);
    QPainter painter(&image);
    QLinearGradient wash(0, 0, image.width(), image.height() * 0.3);
    wash.setColorAt(0, QColor(214, 232, 243));
    wash.setColorAt(0.5, QColor(236, 229, 238));
    wash.setColorAt(1, QColor(218, 233, 241));
    painter.fillRect(image.rect(), wash);
    painter.setRenderHint(QPainter::Antialiasing);
    const double phase = random.uniform(0., 6.);
    for (int y = -80; y < image.height() + 80; y += 12) {
        QPainterPath wave(QPointF(0, y));
        for (int x = 0; x <= image.width(); x += 16)
            wave.lineTo(x, y + 30 * std::sin(x / 110. + phase + y / 90.));
        painter.setPen(QPen(y % 24 ? QColor(190, 212, 232, 170) : QColor(232, 202, 216, 170), 2.2));
        painter.drawPath(wave);
    }
    return image;
}

QFont fontOf(const QString& family, double mm) {
    QFont font(family);
    font.setPixelSize(int(mm * pxPerMm));
    return font;
}

/// Its middle on the height given, in mm.
void write(QPainter& painter, double x, double y, const QString& text, const QFont& font, const QColor& ink) {
    painter.setFont(font);
    painter.setPen(ink);
    const QRectF line(x * pxPerMm, (y - 5) * pxPerMm, cardMm.width() * pxPerMm, 10 * pxPerMm);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void writeLabels(QPainter& painter) {
    const QFont font = fontOf(QStringLiteral("Noto Sans CJK SC"), 2.7);
    const QColor blue(70, 130, 190);
    const auto label = [&](double x, double y, const QString& text) {
        write(painter, x, y, text, font, blue);
    };
    label(5, 8, QStringLiteral("姓名"));
    label(5, 14.5, QStringLiteral("性别"));
    label(21.5, 14.5, QStringLiteral("民族"));
    label(5, 21, QStringLiteral("出生"));
    label(22.3, 21, QStringLiteral("年"));
    label(29.3, 21, QStringLiteral("月"));
    label(36.3, 21, QStringLiteral("日"));
    label(5, 28, QStringLiteral("住址"));
    label(5, 47.5, QStringLiteral("公民身份号码"));
}

void writeNumber(QPainter& painter, const QString& number, cv::RNG& random) {
    static const char16_t* const families[] = {u"DejaVu Sans Mono", u"Noto Sans Mono CJK SC",
                                               u"Noto Sans CJK SC"};
    const QFont font = fontOf(oneOf(families, random), 3.9);
    for (int i = 0; i < number.size(); ++i)
        write(painter, 29.5 + i * 2.72, 47.5, number.mid(i, 1), font, QColor(25, 25, 30));
}

void writeValues(QPainter& painter, const Person& person) {
    const QString family = QStringLiteral("Noto Sans CJK SC");
    const QColor black(25, 25, 30);
    const QFont font = fontOf(family, 3.1);
    const auto value = [&](double x, double y, const QString& text) {
        write(painter, x, y, text, font, black);
    };
    write(painter, 14, 8, person.name, fontOf(family, 3.6), black);
    value(14, 14.5, person.male ? QStringLiteral("男") : QStringLiteral("女"));
    value(28.5, 14.5, person.ethnicGroup);
    value(14, 21, QString::number(person.birth.year()));
    value(person.birth.month() > 9 ? 25.3 : 26.2, 21, QString::number(person.birth.month()));
    value(person.birth.day() > 9 ? 32.3 : 33.2, 21, QString::number(person.birth.day()));
    constexpr int inLine = 11;
    for (int line = 0; line * inLine < person.address.size(); ++line)
        value(14, 28 + 5 * line, person.address.mid(line * inLine, inLine));
}

void drawFigure(QPainter& painter, const QRectF& place, cv::RNG& random) {
    const auto shade = [&](int low, int high) { return random.uniform(low, high); };
    painter.save();
    painter.setClipRect(place);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(shade(20, 90), shade(20, 90), shade(20, 110)));
    painter.drawEllipse(QPointF(place.center().x(), place.bottom()), place.width() * 0.48,
                        place.height() * 0.3);
    painter.setBrush(QColor(30, 25, 25));
    painter.drawEllipse(place.center() - QPointF(0, place.height() * 0.12), place.width() * 0.27,
                        place.height() * 0.29);
    painter.setBrush(QColor(shade(205, 235), shade(170, 200), shade(150, 180)));
    painter.drawEllipse(place.center() - QPointF(0, place.height() * 0.06), place.width() * 0.22,
                        place.height() * 0.25);
    painter.restore();
}

void drawPortrait(QPainter& painter, const cv::Mat& portrait, cv::RNG& random) {
    const QRectF place(53 * pxPerMm, 6.5 * pxPerMm, 26 * pxPerMm, 32 * pxPerMm);
    if (portrait.empty()) return drawFigure(painter, place, random);
    const double share = std::min(portrait.cols / place.width(), portrait.rows / place.height());
    const cv::Size size(int(place.width() * share), int(place.height() * share));
    const cv::Mat part = portrait(cv::Rect({(portrait.cols - size.width) / 2, 0}, size)).clone();
    painter.drawImage(place,
                      QImage(part.data, part.cols, part.rows, qsizetype(part.step), QImage::Format_BGR888));
}

} // namespace

QChar checkCharacter(const QString& digits) {
    int sum = 0, weight = 1; // 2^17 … 2^1 modulo 11, from the last digit on
    for (qsizetype i = 16; i >= 0; --i) {
        weight = weight * 2 % 11;
        sum += weight * digits[i].digitValue();
    }
    const int check = (12 - sum % 11) % 11;
    return check == 10 ? QLatin1Char('X') : QChar(u'0' + check);
}

Person randomPerson(cv::RNG& random) {
    static const char16_t* const groups[] = {u"汉", u"汉",     u"汉", u"回",   u"壮",
                                             u"满", u"维吾尔", u"苗", u"土家", u"蒙古"};
    Person person;
    person.name = randomName(random);
    person.ethnicGroup = oneOf(groups, random);
    person.address = randomAddress(random);
    person.male = random.uniform(0, 2);
    person.birth = QDate(1985, 1, 1).addDays(random.uniform(0, 8000));
    person.number = randomNumber(person, random);
    return person;
}

cv::Mat card(const Person& person, cv::RNG& random, const cv::Mat& portrait) {
    QImage image = paper(random);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    drawPortrait(painter, portrait, random);
    writeLabels(painter);
    writeValues(painter, person);
    writeNumber(painter, person.number, random);
    painter.end();
    return cv::Mat(image.height(), image.width(), CV_8UC3, image.bits(), size_t(image.bytesPerLine()))
        .clone();
}

} // namespace made
