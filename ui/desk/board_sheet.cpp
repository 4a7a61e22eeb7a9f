#include "ui/desk/board_sheet.h"

#include "ui/desk/session_board.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDialog>

namespace mianguan {

namespace {

constexpr QSize boardSize(980, 540);

} // namespace

void showSessionBoard(Store& store, Settings& settings, const Session& session, QWidget* parent) {
    auto* sheet = new QDialog(parent);
    sheet->setObjectName(QStringLiteral("boardSheet"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(SessionBoard::tr("How %1 goes").arg(session.name));
    sheet->setAccessibleName(sheet->windowTitle());
    auto* board = new SessionBoard(store, settings, sheet);
    column(sheet, measure::wide, 0)->addWidget(board);
    board->setSession(session);
    sheet->resize(boardSize);
    sheet->open();
}

} // namespace mianguan
