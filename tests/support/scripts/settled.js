// All shifts of a page, after its fonts have come and it was drawn with them.
async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return window.takeShifts();
}
