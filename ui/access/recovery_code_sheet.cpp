#include "ui/access/recovery_code_sheet.h"

#include "core/work/store.h"
#include "ui/access/recovery_sheet.h"
#include "ui/widgets/parts.h"

namespace mianguan {

RecoveryCodeSheet::RecoveryCodeSheet(Store& target, QWidget* parent)
    : Sheet("recoveryCodeSheet", parent), store(target), code(new RecoverySheet(this)) {
    form()->addWidget(code);
    code->hide();
    setWords(tr("Make a new recovery code"),
             tr("The sheet that was printed before opens nothing any more and is to be destroyed. Backups "
                "made until "
                "now still open with it."),
             tr("Make it"));
    connect(goOn(), &QPushButton::clicked, this, &RecoveryCodeSheet::renew);
    connect(code, &RecoverySheet::kept, this, &QDialog::accept);
}

void RecoveryCodeSheet::renew() {
    setBusy(true);
    store.renewRecoveryCode(this, [this](const Result<QString>& fresh) { show(fresh); });
}

void RecoveryCodeSheet::show(const Result<QString>& fresh) {
    if (!fresh) return refuse(fresh.error());
    setBusy(false);
    setSingle();
    setWords(RecoverySheet::headline(), RecoverySheet::explanation(), {});
    code->show({store.school(), *fresh, QDate::currentDate()}, tr("Done"));
}

} // namespace mianguan
