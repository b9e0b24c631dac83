"""Reading: the bytes of a document to a Transcript of who said what, when and where.

bytes → decode → format reader (lines) → furniture out → head → turns → sentences.
"""

from factcheck.reading.files import file_bytes, find_files, read_bytes, read_file

__all__ = ["file_bytes", "find_files", "read_bytes", "read_file"]
