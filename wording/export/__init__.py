"""What leaves the tool: findings of a run in the formats that editors, annotators, colleagues and pipelines work with."""

from wording.export.atomic import ExportError
from wording.export.formats import FORMATS
from wording.export.material import Material
from wording.export.writing import Written, export

__all__ = ["FORMATS", "ExportError", "Material", "Written", "export"]
