"""What compiled templates do most while they are filled, without the cost of what templates of this
package do not need: calls of macros and functions, and the escaping of values."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

_PASSED: Final = "jinja_pass_arg"  # of a function that is given the context too


class LightContext(Context):
    """A context in which a call of a plain function, or of a macro whose arguments have no names,
    is no more than the call."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a function or macro gives."""
        if type(function) is Macro:
            return self._filled(function, args, kwargs)
        if hasattr(function, _PASSED) or hasattr(type(function).__call__, _PASSED):
            return super().call(function, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)

    def _filled(self, macro: Macro, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        left_out = macro._argument_count - len(args)
        takes_more = kwargs or macro.caller or macro.catch_kwargs or macro.catch_varargs
        if takes_more or left_out < 0 or not self.eval_ctx.autoescape:
            return macro(self.eval_ctx, *args, **kwargs)
        return Markup(macro._func(*args, *[missing] * left_out))


class LightCode(CodeGenerator):
    """The code of templates, which joins escaped values as they are."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the code of a template."""
        self.writeline(f"from {__name__} import {escaped.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


def escaped(value: object) -> str:
    """A value as it stands in HTML, to be joined with other text of it; to make `Markup` of it
    would take five times as long as to escape it."""
    if type(value) is str:
        text: str = _escape_inner(value)
        return text
    return value if type(value) is Markup else escape(value)
