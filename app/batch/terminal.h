#pragma once

#include <QString>

namespace mianguan::batch {

void sayOutput(const QString& line); ///< a line on standard output
void sayError(const QString& line);  ///< a line on standard error

/// A bar on standard error, only where that is a terminal.
class ProgressBar {
public:
    explicit ProgressBar(int total);
    ~ProgressBar();
    void show(int done);
    void clear(); ///< before other text is written

private:
    int total;
    bool visible;
};

} // namespace mianguan::batch
