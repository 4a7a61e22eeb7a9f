#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

#include <opencv2/core.hpp>

#include <new>

namespace mianguan {

/// Runs `work`, which answers a Result. The libraries below throw when memory runs out or a model does not
/// run; the edge of this folder does not.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::System,
                    QCoreApplication::translate("Portrait", "There is not enough memory for this picture"),
                    {}, QCoreApplication::translate("Portrait", "Close other programs and try again."));
    } catch (const cv::Exception& exception) {
        if (exception.code == cv::Error::StsNoMem)
            return fail(
                ErrorKind::System,
                QCoreApplication::translate("Portrait", "There is not enough memory for this picture"), {},
                QCoreApplication::translate("Portrait", "Close other programs and try again."));
        return fail(ErrorKind::System,
                    QCoreApplication::translate("Portrait", "The picture could not be processed"),
                    QString::fromStdString(exception.err),
                    QCoreApplication::translate(
                        "Portrait", "Try again; if it happens with this picture only, report it."));
    }
}

} // namespace mianguan
