"""Makes the PDF files of LaTeX and LibreOffice in `files/`, from texts with many traces.

Run by hand where both are installed: `python -m tests.documents.traced.make_pdf`. What they make
is kept, so that the tests need neither.
"""

import subprocess
import tempfile
from pathlib import Path

from tests.documents.traced import make_libreoffice, pictures
from tests.documents.traced.make_libreoffice import FILES

_FIGURE = r"""\documentclass{article}\usepackage[pdftex,pdfauthor={Yusuf Zanzibari},
pdftitle={Zanzibari plot}]{hyperref}\pagestyle{empty}\begin{document}
A wall with a window.\end{document}"""
_PAPER = r"""\documentclass{article}\usepackage{graphicx}
\usepackage[pdftex,pdfauthor={Xenia Quillfeather},pdftitle={Listening to survivors},
pdfsubject={Draft of the Hindquist lab},pdfkeywords={Hindquist}]{hyperref}
\pdfinfo{/Institute (Zanzibari Institute)}
\begin{document}
\section{Methods}\label{sec:quillfeather}
We met every week for a year (see Section~\ref{sec:quillfeather}).
\hypertarget{hindquist.note}{Earlier} work agrees; \hyperlink{hindquist.note}{as said}.
\includegraphics[width=3cm,trim=120 600 240 120,clip]{zanzibari-plot.pdf}
\includegraphics[width=3cm]{photo.jpg}
\href{mailto:xenia@quillfeather.example}{Write} or \href{run:/home/quillfeather/data.csv}{see}.
\pdfannot width 20pt height 12pt depth 0pt {/Subtype /Text /T (Yusuf Zanzibari)
/Contents (Ask Hindquist)}
\begin{Form}\TextField[name=quillfeather.remark,value={Shown},width=4cm]{Remark}\end{Form}
\end{document}"""
_TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportNotes":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)


def latex() -> None:
    """Have pdfLaTeX set the paper with a figure of another PDF, and a photograph."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "zanzibari-plot.tex").write_text(_FIGURE)
        (place / "latex.tex").write_text(_PAPER)
        (place / "photo.jpg").write_bytes(pictures.photograph())
        for name in ("zanzibari-plot", "latex", "latex"):
            subprocess.run(
                ["pdflatex", "-interaction=batchmode", f"{name}.tex"], cwd=folder, check=True
            )
        (FILES / "latex.pdf").write_bytes((place / "latex.pdf").read_bytes())


if __name__ == "__main__":
    latex()
    make_libreoffice.make(make_libreoffice.text(), "fodt", _TAGGED)
