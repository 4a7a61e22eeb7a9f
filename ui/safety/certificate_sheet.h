#pragma once

#include "core/work/purge.h"

class QWidget;

namespace mianguan {

/// Opens the certificate of a purge as it will lie on paper; to be printed or kept as a PDF, now or later.
void showCertificate(const PurgeCertificate& certificate, QWidget* parent);

} // namespace mianguan
