#pragma once

#include "core/work/consent_text.h"
#include "ui/paper/paper.h"
#include "ui/paper/paper_flow.h"

#include <QCoreApplication>

class QWidget;

namespace mianguan {

/// Who signs a class's form.
struct ConsentSigner {
    QString studentNumber, name;
};

/// The notice on paper with room to sign: for one graduate, or a line for each of a class.
class ConsentPaper : public Paper {
    Q_DECLARE_TR_FUNCTIONS(mianguan::ConsentPaper)
public:
    ConsentPaper(const ConsentText& notice, const QString& className, const QList<ConsentSigner>& signers);

    int pages() const override { return flow.pages(); }
    void paint(QPainter& painter, int page) const override { flow.paint(painter, page); }

private:
    void writeNotice(const ConsentText& notice);
    void oneSigner();
    void heading(const QString& className);
    void line(const ConsentSigner& signer);

    PaperFlow flow;
};

/// Opens it to be printed or kept; a blank form without signers.
void showConsentPaper(const ConsentText& notice, const QString& className,
                      const QList<ConsentSigner>& signers, QWidget* parent);

} // namespace mianguan
