import './net/no-generated-code.ts'
import { mount } from 'svelte'
import './style/base.css'
import './style/controls.css'
import App from './App.svelte'
import { language } from './i18n/locale.svelte.ts'
import { openRoom } from './net/open-room.ts'
import { watchForTests } from './state/window.ts'

language.start()
const target = document.getElementById('app')
if (target === null) throw new Error('index.html lacks #app')
mount(App, { target })
watchForTests()
void openRoom()
