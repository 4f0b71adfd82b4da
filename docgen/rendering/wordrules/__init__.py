"""The parts of the Word rules: the grammar of WordprocessingML and the checks that no grammar can state.

`docgen.rendering.word_rules.violations` is the only door; nothing here is meant to be called from elsewhere.
"""
