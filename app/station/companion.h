#pragma once

#include <QProcess>

namespace mianguan {

/// A program that is there for this one: it ends with it, however that ends.
class Companion : public QProcess {
    Q_OBJECT
public:
    /// What it says on standard error goes into this file too, as far as that can be written.
    explicit Companion(const QString& log);
    ~Companion() override; ///< asked to stop, and waited for

    const QString& log() const { return place; }
    QString lastWords() const { return last; } ///< the last line on standard error

private:
    void keep();

    QString place, last;
};

} // namespace mianguan
