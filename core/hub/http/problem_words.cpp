#include "core/hub/http/problem.h"

#include <algorithm>
#include <array>

namespace mianguan::http {

namespace {

struct Entry {
    const char* code;
    const char16_t* chinese;
    const char16_t* chineseRemedy;
    const char16_t* english;
    const char16_t* englishRemedy;
};

constexpr std::array entries = {
    Entry{"request-malformed", u"看不懂这个请求", u"请检查发送请求的程序及中间的代理；请求须符合 HTTP/1.1。",
          u"This request cannot be read",
          u"Check the program that sent it and any proxy between; HTTP/1.1 is spoken here."},
    Entry{"path-wrong", u"请求的地址写法不被接受", u"请按接口说明书写路径，不要含“..”、“//”或编码后的斜杠。",
          u"The address asked for is not written in a way taken here",
          u"Write the path as the contract has it, without \"..\", \"//\" or encoded slashes."},
    Entry{"not-found", u"没有这个地址", u"请对照接口说明检查路径和版本。",
          u"There is nothing at this address", u"Compare path and version with the contract."},
    Entry{"method-not-allowed", u"这个地址不接受这种请求方法", u"可用的方法见回应的 Allow 一栏。",
          u"This address does not take that method",
          u"The header Allow of this answer lists those it takes."},
    Entry{"head-too-large", u"请求头太长", u"请减少请求头或查询参数后重试。", u"The headers are too long",
          u"Send fewer headers or a shorter query."},
    Entry{"body-too-large", u"请求内容超过此地址的上限", u"请分成几次发送，或改用可续传的上传方式。",
          u"The body is larger than this address takes",
          u"Send it in several requests, or by the upload that can be resumed."},
    Entry{"expectation-failed", u"无法满足请求头 Expect 的要求", u"只支持 100-continue。",
          u"What the header Expect asks for cannot be done", u"Only 100-continue is known here."},
    Entry{"range-beyond", u"要求的区段超出文件末尾", u"请按回应的 Content-Range 重新计算后再取。",
          u"The range asked for lies beyond the end",
          u"The header Content-Range of this answer tells the size."},
    Entry{"http-version", u"不支持这个 HTTP 版本", u"请使用 HTTP/1.1。",
          u"This version of HTTP is not spoken here", u"Use HTTP/1.1."},
    Entry{"too-slow", u"请求没有在规定时间内发完", u"请检查网络后重试；大文件会从断点继续。",
          u"The request did not arrive in time",
          u"Check the connection and try again; large files go on where they stopped."},
    Entry{"took-too-long", u"服务器没有在规定时间内完成", u"请稍后重试；同一请求重复发送不会重复入账。",
          u"The server did not finish in time",
          u"Try again later; sending the same again records nothing twice."},
    Entry{"server-busy", u"服务器正忙", u"请稍后重试。", u"The server is busy", u"Try again a little later."},
    Entry{"too-many-connections", u"连接数已达服务器上限", u"请稍后重试；学校多时请在服务器前设置 nginx。",
          u"The server has as many connections as it takes",
          u"Try again a little later; for many schools put nginx in front of the server."},
    Entry{"too-many-from-address", u"来自同一地址的连接太多", u"请关闭不用的连接后重试。",
          u"There are too many connections from one address", u"Close those not in use, then try again."},
    Entry{"stopping", u"服务器正在停止", u"请稍后重试；未完成的工作仍留在本机，不会丢失。",
          u"The server is stopping", u"Try again a little later; what is not done yet stays where it is."},
    Entry{"internal", u"服务器出了差错", u"请稍后重试；若再次发生，请把请求编号告诉管理员。",
          u"Something went wrong in the server",
          u"Try again later; if it happens again, tell the administrator the request id."},
};

} // namespace

std::optional<Words> ownWords(const Problem& problem, Language language) {
    const auto found = std::ranges::find(entries, QByteArrayView(problem.code),
                                         [](const Entry& entry) { return QByteArrayView(entry.code); });
    if (found == entries.end()) return std::nullopt;
    if (language == Language::English)
        return Words{QString::fromUtf16(found->english), QString::fromUtf16(found->englishRemedy)};
    return Words{QString::fromUtf16(found->chinese), QString::fromUtf16(found->chineseRemedy)};
}

QByteArrayList ownCodes() {
    QByteArrayList codes;
    for (const Entry& entry : entries)
        codes.append(entry.code);
    return codes;
}

} // namespace mianguan::http
