#pragma once

#include "core/work/purge.h"
#include "ui/paper/paper.h"
#include "ui/paper/paper_flow.h"

#include <QCoreApplication>
#include <QDate>

namespace mianguan {

/// A purge's certificate as it lies on paper.
class CertificatePaper : public Paper {
    Q_DECLARE_TR_FUNCTIONS(Certificate)
public:
    CertificatePaper(const PurgeCertificate& certificate, const QDate& printed);

    int pages() const override { return flow.pages(); }
    void paint(QPainter& painter, int page) const override { flow.paint(painter, page); }

private:
    void head();
    void facts();
    void meaning();
    void leftOver();
    void signatures();

    const PurgeCertificate proof;
    PaperFlow flow;
};

} // namespace mianguan
