#include "app/batch/terminal.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace mianguan::batch {

namespace {

void write(FILE* stream, const QString& text) {
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void sayOutput(const QString& line) { write(stdout, line + QLatin1Char('\n')); }

void sayError(const QString& line) { write(stderr, line + QLatin1Char('\n')); }

ProgressBar::ProgressBar(int t) : total(t), visible(isatty(STDERR_FILENO) != 0 && t > 1) { show(0); }

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::show(int done) {
    if (!visible) return;
    constexpr int width = 32;
    const int full = total > 0 ? std::min(width, done * width / total) : width;
    write(stderr, QStringLiteral("\r[%1%2] %3/%4 ")
                      .arg(QString(full, QLatin1Char('#')), QString(width - full, QLatin1Char('.')))
                      .arg(done)
                      .arg(total));
}

void ProgressBar::clear() {
    if (visible) write(stderr, QStringLiteral("\r\033[K"));
}

} // namespace mianguan::batch
