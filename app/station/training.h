#pragma once

#include <QString>

namespace mianguan {

struct Options;

/// A hub and two stations enrolled at it, with made-up graduates, on one computer: for whoever is to learn,
/// or to show, how desks and office work together. Ends when both windows are closed, or when it is asked to
/// (Ctrl-C); the folder keeps everything for the next time. Exit status: 0 well, 1 it could not be started.
int runTraining(const Options& options, const QString& language);

} // namespace mianguan
