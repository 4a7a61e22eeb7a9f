// What a roster of 100,000 costs: roster_bench [ROWS]. Prints milliseconds of processor time, and the memory
// that the whole run took at most; judges nothing.
#include "core/people/identity_number.h"
#include "core/people/roster_change.h"
#include "core/people/roster_file.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iconv.h>
#include <sys/resource.h>
#include <vector>
#include <xlsxwriter.h>

using namespace mianguan;

namespace {

constexpr int rounds = 5;

double nowMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

void measure(const char* what, const std::function<void()>& work) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const double start = nowMs();
        work();
        times.push_back(nowMs() - start);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-28s %8.0f ms   worst %8.0f ms\n", what, times[rounds / 2], times.back());
}

/// With a check character that fits: one of eleven does.
QString identityOf(int i) {
    const QDate born = QDate(2000, 1, 1).addDays(i / 500);
    const QString front = QStringLiteral("110105%1%2")
                              .arg(born.toString(QStringLiteral("yyyyMMdd")))
                              .arg(i % 500, 3, 10, QLatin1Char('0'));
    for (const QChar last : QStringLiteral("0123456789X"))
        if (parseIdentityNumber(front + last)) return front + last;
    return {};
}

QList<QStringList> rowsOf(int count) {
    QList<QStringList> rows{
        QStringLiteral("姓名 性别 学号 考生号 身份证号 出生日期 学院名称 专业 班级 层次 拍摄序号 缴费")
            .split(QLatin1Char(' '))};
    for (int i = 0; i < count; ++i)
        rows += QStringList{QStringLiteral("毕业生") + QString::number(i),
                            {},
                            QString::number(2022000000 + i),
                            QString::number(22110105000000 + i),
                            identityOf(i),
                            {},
                            QStringLiteral("第%1学院").arg(i % 30),
                            QStringLiteral("专业名称%1").arg(i % 200),
                            QStringLiteral("%1班").arg(i % 3000),
                            QStringLiteral("本科"),
                            QString::number(i),
                            QStringLiteral("是")};
    return rows;
}

QString textOf(const QList<QStringList>& rows) {
    QString text;
    for (const QStringList& row : rows)
        text += row.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    return text;
}

QByteArray gb18030Of(const QString& text) {
    const iconv_t converter = iconv_open("GB18030", "UTF-8");
    QByteArray from = text.toUtf8(), to(from.size() * 2, '\0');
    char *in = from.data(), *out = to.data();
    size_t left = size_t(from.size()), room = size_t(to.size());
    iconv(converter, &in, &left, &out, &room);
    iconv_close(converter);
    return to.chopped(qsizetype(room));
}

QByteArray workbookOf(const QList<QStringList>& rows) {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("roster.xlsx")));
    lxw_workbook* book = workbook_new(QFile::encodeName(file.fileName()).constData());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    for (int row = 0; row < rows.size(); ++row)
        for (int column = 0; column < rows.at(row).size(); ++column)
            worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column),
                                   rows.at(row).at(column).toUtf8().constData(), nullptr);
    if (workbook_close(book) != LXW_NO_ERROR || !file.open(QIODevice::ReadOnly)) std::abort();
    return file.readAll();
}

void measureReading(const char* what, const QByteArray& bytes) {
    std::printf("%-28s %8.1f MB\n", what, double(bytes.size()) / 1e6);
    measure("  read", [&] {
        if (!readRosterBytes(bytes, {})) std::abort();
    });
}

} // namespace

int main(int count, char** arguments) {
    const int size = count > 1 ? std::atoi(arguments[1]) : 100'000;
    const QList<QStringList> rows = rowsOf(size);
    const QString text = textOf(rows);
    measureReading("CSV, UTF-8", text.toUtf8());
    measureReading("CSV, GB18030", gb18030Of(text));
    measureReading("XLSX", workbookOf(rows));

    const RosterTable table = readRosterBytes(text.toUtf8(), {}).value();
    const RosterMapping mapping = guessMapping(table.headers);
    measure("check", [&] { (void)checkRoster(table, mapping).value(); });
    const CheckedRoster roster = checkRoster(table, mapping).value();
    QList<KnownEntry> known;
    for (const CheckedRoster::Line& line : roster.lines)
        known += KnownEntry{Id::random(), line.entry};
    measure("compare with as many", [&] { (void)compareRoster(roster, known); });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%lld taken, %lld problems, at most %.0f MB\n", static_cast<long long>(roster.lines.size()),
                static_cast<long long>(roster.problems.size()), double(usage.ru_maxrss) / 1024);
    return 0;
}
