#pragma once

#include "ui/safety/certificate_paper.h"

#include <QDialog>

class QLabel;
class QPrinter;

namespace mianguan {

/// The certificate of a purge as it will lie on paper; to be printed or kept as a PDF, now or later.
class CertificateSheet : public QDialog {
    Q_OBJECT
public:
    CertificateSheet(const PurgeCertificate& certificate, QWidget* parent);

private:
    QWidget* makeButtons();
    void print();
    void sayPrinted(const QPrinter& printer);
    void save();
    void write(const QString& file);

    const PurgeCertificate proof;
    QLabel* answer;
};

} // namespace mianguan
