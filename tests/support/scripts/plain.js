// How a page looks without JavaScript in windows of some widths: in a frame that runs no script, so
// that one question asks for all of them and none is drawn.
(shown) => async ([address, sizes]) => {
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-same-origin";
    frame.style = "border: 0; visibility: hidden";
    frame.src = address;
    const loaded = new Promise((done) => { frame.onload = done; });
    document.body.replaceChildren(frame);
    await loaded;
    await frame.contentDocument.fonts.ready;
    return sizes.map(([width, height]) => {
        Object.assign(frame.style, {width: `${width}px`, height: `${height}px`});
        return shown(frame.contentDocument);
    });
}
