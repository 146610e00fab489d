"""The rules by which the words around a finding qualify it: denied, gone, doubted, past, supposed, or another's."""
