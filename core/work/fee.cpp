#include "core/work/fee.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace mianguan {

namespace {

const QLatin1String cash("cash");

struct Method {
    QLatin1String id;
    const char* words;
    const char16_t* names; ///< as lists and desks call it
};
constexpr Method methods[] = {
    {QLatin1String("cash"), QT_TRANSLATE_NOOP("Fee", "Cash"), u"cash 现金 现金支付 现金缴费"},
    {QLatin1String("wechat"), QT_TRANSLATE_NOOP("Fee", "WeChat"), u"wechat wechatpay 微信 微信支付"},
    {QLatin1String("alipay"), QT_TRANSLATE_NOOP("Fee", "Alipay"), u"alipay 支付宝 支付宝支付"},
    {QLatin1String("card"), QT_TRANSLATE_NOOP("Fee", "Card"), u"card 刷卡 银行卡 一卡通 校园卡 pos"},
    {QLatin1String("transfer"), QT_TRANSLATE_NOOP("Fee", "Transfer"),
     u"transfer 转账 银行转账 对公转账 汇款"},
};

QString text(const char* words) { return QCoreApplication::translate("Fee", words); }

qint64 sumOf(const QList<FeeLine>& lines, bool cashOnly) {
    qint64 sum = 0;
    for (const FeeLine& line : lines)
        if (line.state == FeeState::Paid && (!cashOnly || isCash(line.method))) sum += line.cents;
    return sum;
}

} // namespace

QString feeText(FeeState state) {
    switch (state) {
    case FeeState::Open:
        return QCoreApplication::translate("Graduate", "Fee open");
    case FeeState::Paid:
        return QCoreApplication::translate("Graduate", "Paid");
    case FeeState::ClassBilled:
        return QCoreApplication::translate("Graduate", "Billed to the class");
    case FeeState::Waived:
        return QCoreApplication::translate("Graduate", "Waived");
    }
    return {};
}

QStringList feeMethods() {
    QStringList ids;
    for (const Method& method : methods)
        ids += method.id;
    return ids;
}

QString feeMethodFrom(const QString& words) {
    const QString plain = words.simplified();
    const QString folded = plain.toCaseFolded().remove(QLatin1Char(' '));
    for (const Method& method : methods)
        if (QString::fromUtf16(method.names).split(QLatin1Char(' ')).contains(folded)) return method.id;
    return plain;
}

QString feeMethodText(const QString& method) {
    const QString id = feeMethodFrom(method);
    for (const Method& known : methods)
        if (known.id == id) return text(known.words);
    return method;
}

bool isCash(const QString& method) { return feeMethodFrom(method) == cash; }

QString yuanText(qint64 cents) { return QLocale().toString(double(cents) / 100, 'f', 2); }

qint64 FeeDay::cents() const { return sumOf(lines, false); }
qint64 FeeDay::cashCents() const { return sumOf(lines, true); }

} // namespace mianguan
