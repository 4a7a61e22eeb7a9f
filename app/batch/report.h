#pragma once

#include "app/batch/commands.h"
#include "core/portrait/standardize.h"

#include <QFile>
#include <QJsonObject>

#include <optional>

namespace mianguan::batch {

/// What became of one input.
struct Judgement {
    QString input;
    QString specification;
    std::optional<Error> unreadable; ///< no picture came out of the file
    std::optional<Error> writeError; ///< the portrait was made but could not be stored
    Portrait portrait;
    QString output; ///< path; empty when nothing was written
    double totalMs = 0;

    ExitStatus exitStatus() const;
};

QJsonObject toJson(const Judgement& judgement); ///< one line of --json
QString toText(const Judgement& judgement);     ///< for people, several lines

/// Where the JSON lines go: a file, standard output for "-", or nowhere; the words for people go where JSON
/// does not.
class Report {
public:
    Result<void> open(const QString& target); ///< empty: words only
    void add(const Judgement& judgement);
    void addLine(const QJsonObject& line);
    Result<void> close();

private:
    QString path;
    QFile file;
    bool words = true;
};

} // namespace mianguan::batch
