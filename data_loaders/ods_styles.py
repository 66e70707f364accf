"""The look of .ods cells as far as it has meaning: number formats, old-encoding fonts, shown sheets."""

from xml.etree.ElementTree import Element

from data_loaders.cells import is_legacy_font
from data_loaders.container import Parts
from data_loaders.package import local_name, parse_xml
