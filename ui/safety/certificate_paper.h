#pragma once

#include "core/work/purge.h"

#include <QCoreApplication>
#include <QDate>
#include <QFont>
#include <QList>
#include <QRectF>

class QPagedPaintDevice;
class QPainter;

namespace mianguan {

/// A purge's certificate as it lies on A4 paper. Lengths are tenths of a millimetre.
class CertificatePaper {
    Q_DECLARE_TR_FUNCTIONS(Certificate)
public:
    static constexpr double width = 2100, height = 2970;

    CertificatePaper(const PurgeCertificate& certificate, const QDate& printed);

    int pages() const { return int(sheets.size()); }
    void paint(QPainter& painter, int page) const; ///< the painter counts as this does
    void print(QPagedPaintDevice& paper) const;    ///< every page; the paper is A4 without margins

private:
    struct Words {
        QRectF place;
        QString text;
        double size;
        QFont::Weight weight;
        Qt::Alignment align;
    };
    struct Sheet {
        QList<Words> words;
        QList<QLineF> lines;
        QList<QRectF> boxes;
    };

    void head();
    void facts();
    void meaning();
    void leftOver();
    void signatures();
    void foot(const QDate& printed);
    void write(const QString& text, double size, QFont::Weight weight = QFont::Normal, double gap = 24,
               Qt::Alignment align = Qt::AlignLeft);
    void fact(const QString& name, const QString& value);
    void need(double room); ///< begins a new page when there is not so much left

    const PurgeCertificate proof;
    QList<Sheet> sheets;
    double below = 0; ///< how far the last page is written
};

} // namespace mianguan
