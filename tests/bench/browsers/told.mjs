// SPDX-License-Identifier: Apache-2.0
// Tells whoever taps from outside, in the window's title, where the first two choices and the way on are:
// "ready PAGE X,Y,WIDTH,HEIGHT X,Y,WIDTH,HEIGHT X,Y,WIDTH,HEIGHT", in pixels of the screen; "-" for none.
const place = element => {
    if (!element) return "-";
    const at = element.getBoundingClientRect();
    const left = window.screenX, top = window.screenY + window.outerHeight - window.innerHeight;
    return [at.x + left, at.y + top, at.width, at.height].map(Math.round).join();
};

// `find` gives a page's number, and its choices and way on where they are there.
export function tellPlaces(find) {
    const tell = () => {
        const { page, choices, next } = find();
        if (choices.length < 2) return;
        const told = `ready ${page} ${place(choices[0])} ${place(choices[1])} ${place(next)}`;
        if (document.title !== told) document.title = told;
    };
    setInterval(tell, 200);
}
